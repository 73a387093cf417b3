namespace SmartPark.Face;

/// <summary>Names the texts of the shared components: FaceText.resx (zh-CN) and FaceText.en.resx.</summary>
internal sealed class FaceText;
