package org.bylaw.document.paper;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.jspecify.annotations.Nullable;

/**
 * Says of each piece of a paper what it is, for those who hear it and for programs: the structure tree of a tagged PDF
 * (ISO 32000-1, 14.7 and 14.8). Plain dictionaries, since a long table has hundreds of thousands of cells.
 */
final class Structure {

    private static final COSName NUMS = COSName.getPDFName("Nums");
    private static final COSName SCOPE = COSName.getPDFName("Scope");
    private static final COSName PARENT_TREE_NEXT_KEY = COSName.getPDFName("ParentTreeNextKey");

    private final COSDictionary root = new PDStructureTreeRoot().getCOSObject();
    private final COSArray pageNumbers = new COSArray();
    private final Deque<COSDictionary> open = new ArrayDeque<>();
    private COSArray onPage = new COSArray();
    private @Nullable COSDictionary page;
    private int pages;
    private int lastLevel;

    Structure(PDDocument document) {
        document.getDocumentCatalog().setStructureTreeRoot(new PDStructureTreeRoot(root));
        COSDictionary numbers = new COSDictionary();
        numbers.setItem(NUMS, pageNumbers);
        root.setItem(COSName.PARENT_TREE, numbers);
        open.push(root);
        begin("Document");
    }

    void turnTo(PDPage next) {
        page = next.getCOSObject();
        onPage = new COSArray();
        next.setStructParents(pages);
        // The reader goes from part to part as the structure says, not by position.
        page.setItem(COSName.getPDFName("Tabs"), COSName.S);
        pageNumbers.add(COSInteger.get(pages));
        pageNumbers.add(onPage);
        pages++;
        root.setInt(PARENT_TREE_NEXT_KEY, pages);
    }

    /** Opens an element within the one that is open: P, Table, L and so on. */
    COSDictionary begin(String type) {
        COSDictionary parent = open.element();
        COSDictionary element = new COSDictionary();
        element.setItem(COSName.S, COSName.getPDFName(type));
        element.setItem(COSName.P, parent);
        append(parent, element);
        open.push(element);
        return element;
    }

    void end() {
        open.pop();
    }

    /** How deep it is now; to be given to {@link #endTo}. */
    int depth() {
        return open.size();
    }

    /** Closes whatever was opened since. */
    void endTo(int depth) {
        while (open.size() > depth) {
            open.pop();
        }
    }

    /** The level of a heading, of which none may be left out on the way down. */
    String heading(int wanted) {
        lastLevel = Math.min(Math.min(Math.max(wanted, 1), lastLevel + 1), 6);
        return "H" + lastLevel;
    }

    /** A cell that heads its column. */
    COSDictionary columnHead() {
        COSDictionary element = begin("TH");
        COSDictionary attributes = new COSDictionary();
        attributes.setItem(COSName.O, COSName.getPDFName("Table"));
        attributes.setItem(SCOPE, COSName.getPDFName("Column"));
        element.setItem(COSName.A, attributes);
        return element;
    }

    /** A list whose items carry their own marks. */
    COSDictionary list(boolean numbered) {
        COSDictionary element = begin("L");
        COSDictionary attributes = new COSDictionary();
        attributes.setItem(COSName.O, COSName.getPDFName("List"));
        attributes.setItem(COSName.getPDFName("ListNumbering"), COSName.getPDFName(numbered ? "Decimal" : "Disc"));
        element.setItem(COSName.A, attributes);
        return element;
    }

    /** What is written till {@link #close} belongs to the element. */
    void mark(COSDictionary element, PDPageContentStream content) throws IOException {
        int number = onPage.size();
        onPage.add(element);
        content.beginMarkedContent(element.getCOSName(COSName.S), number);
        if (!element.containsKey(COSName.PG)) {
            element.setItem(COSName.PG, page);
        }
        if (element.getDictionaryObject(COSName.PG) == page) {
            append(element, COSInteger.get(number));
        } else {
            COSDictionary reference = new COSDictionary();
            reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
            reference.setItem(COSName.PG, page);
            reference.setInt(COSName.MCID, number);
            append(element, reference);
        }
    }

    /** What is written till {@link #close} belongs to the sheet: lines, and what stands at the margins of each page. */
    void artifact(PDPageContentStream content) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
    }

    void close(PDPageContentStream content) throws IOException {
        content.endMarkedContent();
    }

    /** One thing stands alone, several stand in an array: that halves what a long table takes. */
    private static void append(COSDictionary parent, COSBase child) {
        COSBase present = parent.getDictionaryObject(COSName.K);
        if (present == null) {
            parent.setItem(COSName.K, child);
        } else if (present instanceof COSArray several) {
            several.add(child);
        } else {
            COSArray several = new COSArray();
            several.add(present);
            several.add(child);
            parent.setItem(COSName.K, several);
        }
    }
}
