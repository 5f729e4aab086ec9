package org.bylaw.evidencepack;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Instant;
import org.bylaw.shared.Say;

/** The page that says how to verify a pack by hand, with common tools and this pack's own values. */
final class VerifyPage {

    private final PackSubject.About about;
    private final Instant at;
    private final Trail trail;
    private final String madeBy;
    private final StringBuilder html = new StringBuilder();

    /**
     * The part of the trail that the pack has.
     *
     * @param waiting how many rows were written but not sealed yet
     * @param removed how many went before, since their term was over
     */
    record Trail(String checkpoint, long rows, long waiting, long removed) {}

    VerifyPage(PackSubject.About about, Instant at, Trail trail, String madeBy) {
        this.about = about;
        this.at = at;
        this.trail = trail;
        this.madeBy = madeBy;
    }

    String html() {
        String title = say("How to verify this evidence pack");
        html.append("<!doctype html>\n<html lang=\"")
                .append(Say.language().toLanguageTag())
                .append("\">\n<head><meta charset=\"utf-8\"><title>")
                .append(Escaped.xml(title))
                .append("</title>\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<style>body{font:16px/1.5 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}")
                .append(
                        "pre{background:#f3f3f3;padding:.75rem;overflow:auto;white-space:pre-wrap;word-break:break-all}")
                .append("dt{font-weight:bold}dd{margin:0 0 .5rem}</style></head>\n<body><main>\n");
        element("h1", title);
        element(
                "p",
                say("This pack is about {0}. {1} had it made at {2} (UTC).", about.title(), madeBy, at.toString()));
        element(
                "p",
                say(
                        "Nothing here asks you to trust Bylaw or whoever runs it. You need a shell with sha256sum, openssl"
                                + " (3.0 or newer), base64 and xxd, and Python 3 for step 4; run the commands in the folder where you unpacked the zip."));
        files();
        signature();
        texts();
        trail();
        limits();
        return html.append("</main></body></html>\n").toString();
    }

    private void files() {
        element("h2", say("1. No file was changed, left out or added"));
        code("sha256sum -c manifest.txt");
        element(
                "p",
                say(
                        "Each line must end in OK. The two files that manifest.txt does not name are itself and manifest.sig; this shows what is there beyond:"));
        code("""
                W=$(mktemp -d)
                find . -type f | sed 's|^\\./||' | LC_ALL=C sort > $W/there
                sed 's/^[^ ]*  //' manifest.txt | LC_ALL=C sort > $W/named
                diff $W/there $W/named""");
        element("p", say("It must show manifest.sig and manifest.txt, and nothing else."));
    }

    private void signature() {
        element("h2", say("2. The manifest is signed by this organisation's Bylaw"));
        element("p", say("The second line of manifest.sig must begin with what this prints:"));
        code("sha256sum manifest.txt");
        element(
                "p",
                say(
                        "Then check the signature (Ed25519). The signed text ends before the empty line; the signature is the last word of the last line, without its first four bytes, which name the key:"));
        code(note("manifest.sig"));
        element(
                "p",
                say(
                        "It must say: Signature Verified Successfully. A key that came with the pack proves little by itself: compare it with the one that the organisation publishes at /.well-known/bylaw-seal-keys, or that you noted earlier."));
    }

    private static String note(String file) {
        return """
                W=$(mktemp -d)
                sed '/^$/,$d' FILE > $W/signed.txt
                tail -n 1 FILE | awk '{print $NF}' | base64 -d > $W/all.bin
                tail -c 64 $W/all.bin > $W/signature.bin
                KEY=$(head -c 4 $W/all.bin | xxd -p)
                openssl pkeyutl -verify -pubin -inkey keys/$KEY.pem -rawin -in $W/signed.txt -sigfile $W/signature.bin""".replace("FILE", file);
    }

    private void texts() {
        element("h2", say("3. What was signed is this text"));
        element(
                "p",
                say(
                        "Each signature names the SHA-256 of the exact text. Where a source text is in the folder text/, its fingerprint is among these; decisions and signatures with theirs are in decisions/ and signatures/:"));
        code("sha256sum text/*");
        element(
                "p",
                say(
                        "The models in process/models/ are the files that the engine ran, byte by byte; process/models.json says when each was deployed. Each way through a model is drawn in path.svg, and stands as data in path.json beside it."));
    }

    private void trail() {
        element("h2", say("4. The rows of the trail are sealed"));
        element(
                "p",
                say(
                        "This pack has {0} rows of the audit trail, each with a proof that it is in the tree whose root the checkpoint signs. Rows written but not sealed at that moment: {1}.",
                        trail.rows(), trail.waiting()));
        if (trail.removed() > 0) {
            element(
                    "p",
                    counted(
                            trail.removed(),
                            "1 more row on this was removed by retention when its term was over. The rows of the act TrailExpired say by which rule, and at which place of the tree its hash is kept; verify-trail finds that it was old enough.",
                            "{0} more rows on this were removed by retention when their term was over. The rows of the act TrailExpired say by which rule, and at which places of the tree their hashes are kept; verify-trail finds that they were old enough."));
        }
        element("p", say("The checkpoint:"));
        code(trail.checkpoint().isBlank() ? say("There was none yet.") : trail.checkpoint());
        element("p", say("It is a signed note, too, and checked as in step 2:"));
        code(note("trail/checkpoint.txt"));
        element(
                "p",
                say(
                        "Compare it with a checkpoint that left Bylaw earlier, by the log or the SIEM: a root over the same number of rows must be the same."));
        element(
                "p",
                say(
                        "Each row has a canonical text. Its leaf is the SHA-256 of a zero byte and that text; each hash of the proof is joined to it, on the left or on the right as the row's index says, with a byte 01 before both (RFC 6962, 2.1.1). This small program goes the whole way for each row, and compares what people read with the salted hashes in the canonical text:"));
        code("""
                python3 - <<'END'
                import base64, hashlib, json
                size, root = open('trail/checkpoint.txt', encoding='utf-8').read().split('\\n')[1:3]
                size, root = int(size), base64.b64decode(root)
                h = lambda b: hashlib.sha256(b).digest()
                def climb(at, last, here, proof):
                    for p in proof:
                        if at & 1 or at == last:
                            here = h(b'\\1' + p + here)
                            while at and not at & 1: at >>= 1; last >>= 1
                        else:
                            here = h(b'\\1' + here + p)
                        at >>= 1; last >>= 1
                    return here
                def fits(row):
                    said = json.loads(row['canonical'])['committed']
                    return all(said[k] == base64.b64encode(h(base64.b64decode(v['salt']) + json.dumps(v['value'],
                        sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode())).decode()
                        for k, v in row['readable']['opened'].items())
                count, bad = 0, []
                for line in open('trail/rows.jsonl', encoding='utf-8'):
                    row = json.loads(line); count += 1
                    leaf = h(b'\\0' + row['canonical'].encode())
                    if not fits(row) or climb(row['index'], size - 1, leaf, map(base64.b64decode, row['proof'])) != root:
                        bad.append(row['index'])
                print(count, 'rows:', 'every one is in the tree' if not bad else 'WRONG: %s' % bad)
                END""");
        element("p", say("Or with Bylaw's own jar, offline; here for the first row:"));
        code("""
                python3 -c 'import json; r = json.loads(open("trail/rows.jsonl").readline());
                r["checkpoint"] = open("trail/checkpoint.txt").read(); print(json.dumps(r))' > ../proof.json
                java -jar bylaw.jar verify-proof ../proof.json --keys keys/keys.json""");
        element(
                "p",
                say(
                        "Whoever has the whole trail as an export verifies it with the checkpoint of this pack, which also finds a cut end:"));
        code("java -jar bylaw.jar verify-trail EXPORT --keys keys/keys.json --checkpoint trail/checkpoint.txt");
    }

    private void limits() {
        element("h2", say("What this does not prove"));
        element(
                "p",
                say(
                        "That nobody acted under a false name: who somebody is, says the login. That the trail had everything before its rows were sealed, a second or two after they were written. And what a text means."));
    }

    private void element(String name, String words) {
        html.append('<')
                .append(name)
                .append('>')
                .append(Escaped.xml(words))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private void code(String lines) {
        html.append("<pre>").append(Escaped.xml(lines)).append("</pre>\n");
    }
}
