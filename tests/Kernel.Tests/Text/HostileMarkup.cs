namespace SmartPark.Kernel.Tests.Text;

/// <summary>Markup that has run script somewhere once: in HTML, in Markdown, and in what parsers make of broken tags.</summary>
internal static class HostileMarkup
{
    public static readonly string[] All =
    [
        "<script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "<script/x>alert(1)</script>", "<<script>alert(1)//<</script>",
        "<img src=x onerror=alert(1)>", "<img src=x onerror = 'alert(1)'>", "<img/src=x/onerror=alert(1)>", "<img src=`x`onerror=alert(1)>",
        "<img src='javascript:alert(1)'>", "<img src=data:image/svg+xml;base64,PHN2Zy8+>", "<img src=http://tracker.example/p.gif>",
        "<img srcset='javascript:alert(1) 1x'>", "<img src=\"x\" style=\"background:url(javascript:alert(1))\">", "<image src=x onerror=alert(1)>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<math><a xlink:href=javascript:alert(1)>x</a></math>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<frameset onload=alert(1)>",
        "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>", "<applet code=x></applet>",
        "<form action=javascript:alert(1)><input type=submit></form>", "<button formaction=javascript:alert(1)>x</button>",
        "<input autofocus onfocus=alert(1)>", "<select onfocus=alert(1) autofocus>", "<textarea onfocus=alert(1) autofocus>",
        "<body onload=alert(1)>", "<html onclick=alert(1)>", "<base href='https://evil.example/'>", "<link rel=stylesheet href=//evil.example>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<style>@import 'javascript:alert(1)';</style>",
        "<style><style/><img src=x onerror=alert(1)>", "<div style='width:expression(alert(1))'>x</div>", "<p style='position:fixed;inset:0'>x</p>",
        "<a href='javascript:alert(1)'>x</a>", "<a href='JaVaScRiPt:alert(1)'>x</a>", "<a href='java\tscript:alert(1)'>x</a>",
        "<a href='java&#10;script:alert(1)'>x</a>", "<a href='&#x6A;avascript:alert(1)'>x</a>", "<a href=' &#14; javascript:alert(1)'>x</a>",
        "<a href='vbscript:msgbox(1)'>x</a>", "<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<a href='//evil.example'>x</a>",
        "<a href='\\\\evil.example'>x</a>", "<a href='/\\evil.example'>x</a>", "<a href='javascript&colon;alert(1)'>x</a>",
        "<a href='https://bank.example@evil.example'>x</a>", "<a href=x onclick=alert(1)>x</a>", "<a href='feed:javascript:alert(1)'>x</a>",
        "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<template><script>alert(1)</script></template>",
        "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">", "<plaintext><script>alert(1)</script>", "<title><img src=x onerror=alert(1)></title>",
        "<p id=__proto__>x</p>", "<a id=document name=cookie>x</a>", "<img name=getElementById>", "<p class='admin-only'>x</p>",
        "<!--><img src=x onerror=alert(1)>-->", "<!--[if IE]><script>alert(1)</script><![endif]-->", "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?xml version='1.0'?><script>alert(1)</script>", "<p onmouseover\u0000=alert(1)>x</p>", "<table background='javascript:alert(1)'><tr><td>x</table>",
        "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1))", "[x](<java\nscript:alert(1)>)", "[x](javascript&#58;alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:x)", "![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
        "![x\" onerror=\"alert(1)](https://a.example/x.png)", "[x](https://a.example \"\" onclick=alert(1) x=\"\")", "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]", "```js\" onmouseover=\"alert(1)\nx\n```", "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
        "[x](//evil.example)", "`<script>alert(1)</script>`", "# <svg/onload=alert(1)>", "> <iframe src=javascript:alert(1)>", "~~<script>~~alert(1)",
    ];
}
