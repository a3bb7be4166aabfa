package jp.kenkotecho.pdf;

import java.time.format.DateTimeFormatter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jp.kenkotecho.pdf.PdfDocument.Block;
import jp.kenkotecho.pdf.PdfDocument.Column;
import jp.kenkotecho.pdf.PdfDocument.Paragraph;
import jp.kenkotecho.pdf.PdfDocument.Row;
import jp.kenkotecho.pdf.PdfDocument.Section;
import jp.kenkotecho.pdf.PdfDocument.Table;
import jp.kenkotecho.record.Text;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A document as the XHTML that is laid out: put together of nodes, so that no text in it can be markup. Its look is in
 * {@code document.css}.
 */
final class PageMarkup {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final Text MISSING =
            new Text("〓 は、この文書の書体にない文字です。", "〓 stands for a letter that the font of this document lacks.");

    /** Rows of a table that is not parted: it goes to the next page as a whole. */
    private static final int TOGETHER = 6;

    private final Document page;
    private final PageRoom room = new PageRoom();

    private PageMarkup(Document page) {
        this.page = page;
    }

    static Document of(PdfDocument document, String style) {
        var markup = new PageMarkup(empty());
        var html = markup.page.createElement("html");
        html.setAttribute("lang", "ja");
        markup.page.appendChild(html);
        markup.head(html, document.title(), style);
        markup.body(html, document);
        return markup.page;
    }

    private static Document empty() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The metadata: nothing personal, since programs index them. PDF/UA asks for a title and a description. */
    private void head(Element html, Text title, String style) {
        var head = added(html, "head");
        said(head, "title", title);
        var subject = added(head, "meta");
        subject.setAttribute("name", "subject");
        subject.setAttribute("content", title.ja() + " " + title.en());
        added(head, "style").setTextContent(style);
    }

    private void body(Element html, PdfDocument document) {
        var body = added(html, "body");
        foot(body, document);
        heading(body, "h1", document.title());
        shown(body, "p", document.about()).setAttribute("class", "about");
        document.remarks().forEach(remark -> shown(body, "p", remark));
        document.sections().forEach(section -> section(body, section));
        if (body.getTextContent().indexOf(PrintableText.MISSING) >= 0) {
            said(body, "p", MISSING).setAttribute("class", "note");
        }
    }

    private void foot(Element body, PdfDocument document) {
        var foot = added(body, "div");
        foot.setAttribute("class", "foot");
        shown(foot, "span", document.about());
        shown(foot, "span", "作成 Made " + MINUTE.format(document.made())).setAttribute("class", "made");
    }

    private void section(Element body, Section section) {
        var part = added(body, "section");
        heading(part, "h2", section.title());
        section.blocks().forEach(block -> block(part, block));
    }

    private void block(Element part, Block block) {
        if (block instanceof Table table) {
            table(part, table);
        } else if (block instanceof Paragraph paragraph) {
            shown(part, "p", paragraph.text());
        }
    }

    private void table(Element part, Table table) {
        var rows = room.thatFit(table.rows());
        if (table.rows().size() <= TOGETHER) {
            part.setAttribute("class", "together");
        }
        var drawn = added(part, "table");
        var names = added(added(drawn, "thead"), "tr");
        table.columns().forEach(column -> column(names, column));
        var body = added(drawn, "tbody");
        rows.forEach(row -> row(body, row));
        if (rows.size() < table.rows().size()) {
            said(part, "p", PageRoom.leftOut(table.rows().size() - rows.size())).setAttribute("class", "note");
        }
    }

    private void column(Element names, Column column) {
        var name = heading(names, "th", column.name());
        name.setAttribute("scope", "col");
        name.setAttribute("style", "width: " + column.width() + "%");
    }

    private void row(Element body, Row row) {
        var drawn = added(body, "tr");
        var head = added(drawn, "th");
        head.setAttribute("scope", "row");
        if (row.warns()) {
            drawn.setAttribute("class", "warns");
            shown(head, "b", "！");
        }
        head.appendChild(page.createTextNode(printable(row.cells().get(0))));
        row.cells().stream().skip(1).forEach(cell -> shown(drawn, "td", cell));
    }

    /** A heading in Japanese, and smaller in English. */
    private Element heading(Element parent, String name, Text text) {
        var heading = shown(parent, name, text.ja() + " ");
        shown(heading, "small", text.en()).setAttribute("lang", "en");
        return heading;
    }

    private Element said(Element parent, String name, Text text) {
        return shown(parent, name, text.ja() + " " + text.en());
    }

    private Element shown(Element parent, String name, String text) {
        var element = added(parent, name);
        element.setTextContent(printable(text));
        return element;
    }

    private Element added(Element parent, String name) {
        var element = page.createElement(name);
        parent.appendChild(element);
        return element;
    }

    private static String printable(String text) {
        return PrintableText.of(PageRoom.cut(text));
    }
}
