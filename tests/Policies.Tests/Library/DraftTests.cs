using Shouldly;
using SmartPark.Policies.Drafts;
using SmartPark.Policies.Library;
using Xunit;

namespace SmartPark.Policies.Tests.Library;

public sealed class DraftTests : Shelf
{
    [Fact]
    public async Task What_was_typed_is_kept_for_the_person_who_typed_it_until_it_is_dropped()
    {
        var half = Content("") with { Files = [new(Guid.NewGuid(), "附件 一.pdf")] };
        (await As(Editor, new KeepPolicyDraft(null, half))).Require();
        (await As(Editor, new KeepPolicyDraft(null, half with { Title = "半条" }))).Require();
        var kept = (await As(Editor, new GetPolicyDraft())).Require();
        kept.Content.Title.ShouldBe("半条");
        kept.Content.Files.ShouldBe(half.Files);
        (await As(Manager, new GetPolicyDraft())).Refusal!.Code.ShouldBe("policy.draft-none");
        (await As(Editor, new DropPolicyDraft())).Require();
        (await As(Editor, new GetPolicyDraft())).Refusal!.Code.ShouldBe("policy.draft-none");
    }
}
