package org.bylaw.fuzz;

import java.util.List;

/** Texts that people with bad intentions type into titles, names and searches; each means something to some interpreter. */
public final class HostileText {

    /** Engines of expressions and templates would make 49 of them, or worse. */
    public static final List<String> EXPRESSIONS = List.of(
            "${7*7}",
            "#{7*7}",
            "{{7*7}}",
            "*{7*7}",
            "[[${7*7}]]",
            "__${7*7}__::x",
            "<%= 7*7 %>",
            "${jndi:ldap://127.0.0.1:9/a}",
            "${policyDelegate.publish('x')}",
            "#{T(java.lang.Runtime).getRuntime().exec('id')}",
            "{title} {name} {0}",
            "%s %n %1$s");

    /** Browsers, mail programs, spreadsheets and terminals would run or hide something. */
    public static final List<String> MARKUP = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "'-alert(1)-'",
            "javascript:alert(1)",
            "=HYPERLINK(\"http://127.0.0.1/?x=\"&A1,\"Click\")",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "＝1+1",
            "a,b;c\t\"d\"");

    /** A reader would see another text than the one that is there, or more lines. */
    public static final List<String> DISGUISED = List.of(
            "Eve\r\nBcc: everyone@example.org",
            "Eve\nSubject: You have won\n\n<b>Click</b>",
            "Eve\u2028Bcc: everyone@example.org",
            "Eve\u0085Bcc: everyone@example.org",
            "eve\u202Egro.elpmaxe",
            "\u2066Eve\u2069\u200F",
            "E\u200Bv\u00ADe\uFEFF",
            "Ev\u0000e\u001B[2J",
            "E\u0301\u0302\u0303\u0304ve".repeat(50),
            "Eve ".repeat(5_000));

    private HostileText() {}
}
