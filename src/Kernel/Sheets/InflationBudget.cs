namespace SmartPark.Kernel.Sheets;

/// <summary>How many bytes the parts of one file may still inflate to, together.</summary>
internal sealed class InflationBudget(long total)
{
    private long spent;

    public void Spend(int bytes, string place)
    {
        spent += bytes;
        if (spent > total) throw new SheetRefusedException("sheet.zip-bomb", place, total);
    }
}
