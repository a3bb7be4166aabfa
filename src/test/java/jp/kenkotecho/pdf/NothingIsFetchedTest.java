package jp.kenkotecho.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Even if an address found its way into a page, nobody would be called and no file read. */
class NothingIsFetchedTest {

    private static final String PAGE = """
            <html lang="ja"><head><title>題</title><link rel="stylesheet" href="%1$s/link.css"/>
            <style>
              @import url("%1$s/import.css");
              @font-face { font-family: "Fetched"; src: url("%1$s/font.ttf") }
              * { font-family: "BIZ UDPGothic" } p { background: url("%1$s/background.png"); font-family: "Fetched", "BIZ UDPGothic" }
              li { list-style-image: url("%1$s/list.png") } b:before { content: url("%1$s/before.png") }
            </style></head>
            <body><p>本文<b>太</b></p><ul><li>一</li></ul><img src="%1$s/img.png" alt="絵"/><img src="%2$s" alt="絵"/>
            <object data="%1$s/object.pdf" type="application/pdf">物</object><img src="data:image/png;base64,%3$s" alt="絵"/></body></html>
            """;

    @Test
    void whatever_the_page_names(@TempDir Path folder) throws Exception {
        var picture = folder.resolve("picture.png");
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        List<String> called = new CopyOnWriteArrayList<>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            called.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var base = "http://127.0.0.1:" + server.getAddress().getPort();
            var pdf = PdfWriter.write(
                    page(PAGE.formatted(base, picture.toUri(), "iVBORw0KGgo=")),
                    OffsetDateTime.parse("2026-11-30T18:40:00+09:00"));

            assertThat(PdfText.of(pdf)).contains("本文", "太", "一");
            assertThat(pictures(pdf)).isEmpty();
            assertThat(called).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private static Document page(String xhtml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xhtml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Iterable<?> pictures(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getPage(0).getResources().getXObjectNames();
        }
    }
}
