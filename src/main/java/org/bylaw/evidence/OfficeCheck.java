package org.bylaw.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What an archive is as a file of an office program, by what it says of its parts: that is what those programs go by, and
 * not the parts' names.
 *
 * @param types the content types of the parts of an Office file
 * @param mimetype what an OpenDocument file calls itself
 * @param macros whether it can run something
 */
record OfficeCheck(Set<String> types, @Nullable String mimetype, boolean macros) {

    private static final int LARGEST_LIST = 1024 * 1024;
    private static final String TYPES = "[Content_Types].xml";

    /**
     * Reads what it says of itself.
     *
     * @param counted gets the bytes that came out of the archive
     */
    static OfficeCheck of(ZipFile archive, IntConsumer counted) throws IOException {
        byte[] list = content(archive, TYPES, counted);
        Set<String> types = list.length == 0 ? Set.of() : types(list);
        byte[] mimetype = content(archive, "mimetype", counted);
        String called = mimetype.length == 0 ? null : new String(mimetype, StandardCharsets.US_ASCII).strip();
        boolean macros = types.stream().anyMatch(type -> type.contains("macroenabled") || type.contains("vbaproject"))
                || archive.stream().map(ZipEntry::getName).anyMatch(name -> holdsMacros(name, called));
        return new OfficeCheck(types, called, macros);
    }

    private static boolean holdsMacros(String name, @Nullable String mimetype) {
        String path = name.toLowerCase(Locale.ROOT).replace('\\', '/');
        boolean openDocument = mimetype != null && mimetype.startsWith("application/vnd.oasis.opendocument");
        return path.endsWith("vbaproject.bin")
                || (openDocument && (path.startsWith("basic/") || path.startsWith("scripts/")));
    }

    boolean fits(FileKind kind) {
        if (kind == FileKind.ODT) {
            return kind.mediaType().equals(mimetype);
        }
        String main = kind.mainPart();
        return main == null || types.contains(main);
    }

    private static byte[] content(ZipFile archive, String name, IntConsumer counted) throws IOException {
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            return new byte[0];
        }
        try (InputStream stream = archive.getInputStream(entry)) {
            byte[] content = stream.readNBytes(LARGEST_LIST + 1);
            counted.accept(content.length);
            if (content.length > LARGEST_LIST) {
                throw new IOException("The list of its parts is too large");
            }
            return content;
        }
    }

    private static Set<String> types(byte[] list) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Set<String> types = new HashSet<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(list));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    String type = reader.getAttributeValue(null, "ContentType");
                    if (type != null) {
                        types.add(type.strip().toLowerCase(Locale.ROOT));
                    }
                }
            }
        } catch (XMLStreamException | MissingResourceException e) {
            // Java's parser has no words for what it finds wrong with some document types (found by Jazzer in OSCAL).
            throw new IOException("The list of its parts cannot be read", e);
        }
        return types;
    }
}
