package org.bylaw.document.paper;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/**
 * What makes a tagged PDF one for the archive and for everybody: PDF/A (ISO 19005-2, or -3 with an attachment) and PDF/UA-1
 * (ISO 14289-1), said in its metadata.
 */
final class Archive {

    /** The metadata, with the schema that PDF/A wants described since it does not know it. */
    private static final String METADATA = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
                xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
               <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
               <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
               <xmp:CreateDate>{at}</xmp:CreateDate>
               <xmp:CreatorTool>Bylaw</xmp:CreatorTool>
               <pdf:Producer>Bylaw</pdf:Producer>
               <pdfaid:part>{part}</pdfaid:part>
               <pdfaid:conformance>A</pdfaid:conformance>
               <pdfuaid:part>1</pdfuaid:part>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
                xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
                xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
               <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
                <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
                 <pdfaProperty:name>part</pdfaProperty:name>
                 <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                 <pdfaProperty:category>internal</pdfaProperty:category>
                 <pdfaProperty:description>Which part of ISO 14289 it follows</pdfaProperty:description>
                </rdf:li></rdf:Seq></pdfaSchema:property>
               </rdf:li></rdf:Bag></pdfaExtension:schemas>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;

    private final PDDocument document;
    private final Paper.Frame frame;
    private @Nullable PDComplexFileSpecification source;

    Archive(PDDocument document, Paper.Frame frame) {
        this.document = document;
        this.frame = frame;
    }

    /** Puts the file that the paper was made from into it. */
    void attach(String name, String mediaType, String what, byte[] content) throws IOException {
        PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
        file.setSubtype(mediaType);
        file.setSize(content.length);
        file.setModDate(date());
        PDComplexFileSpecification whole = new PDComplexFileSpecification();
        whole.setFile(name);
        whole.setFileUnicode(name);
        whole.setFileDescription(what);
        whole.setEmbeddedFile(file);
        whole.setEmbeddedFileUnicode(file);
        whole.getCOSObject().setItem(COSName.getPDFName("AFRelationship"), COSName.getPDFName("Source"));
        source = whole;
    }

    private GregorianCalendar date() {
        return GregorianCalendar.from(frame.at().atZone(ZoneOffset.UTC));
    }

    void complete() throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(frame.language().toLanguageTag());
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        catalog.setMarkInfo(marked);
        PDViewerPreferences preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        document.getDocumentInformation().setTitle(frame.title());
        document.getDocumentInformation().setCreator("Bylaw");
        document.getDocumentInformation().setProducer("Bylaw");
        document.getDocumentInformation().setCreationDate(date());
        colours(catalog);
        if (source != null) {
            attachment(catalog, source);
        }
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(metadata().getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
    }

    private void colours(PDDocumentCatalog catalog) throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        catalog.setOutputIntents(List.of(intent));
    }

    private void attachment(PDDocumentCatalog catalog, PDComplexFileSpecification whole) {
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(whole.getFileUnicode(), whole));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalog);
        names.setEmbeddedFiles(files);
        catalog.setNames(names);
        COSArray associated = new COSArray();
        associated.add(whole.getCOSObject());
        catalog.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    private String metadata() {
        return METADATA.replace("{language}", frame.language().toLanguageTag())
                .replace(
                        "{at}",
                        Instant.ofEpochSecond(frame.at().getEpochSecond()).toString())
                .replace("{part}", source == null ? "2" : "3")
                .replace("{title}", escaped(frame.title()));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> {
                    // Others cannot stand in XML 1.0, not even escaped.
                    if (character >= 0x20
                            && character != 0xFFFE
                            && character != 0xFFFF
                            && (character < 0xD800 || character > 0xDFFF)) {
                        escaped.appendCodePoint(character);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
