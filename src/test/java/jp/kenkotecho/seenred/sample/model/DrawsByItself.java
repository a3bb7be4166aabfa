package jp.kenkotecho.seenred.sample.model;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

/** Breaks the rule for documents on paper. */
public class DrawsByItself {

    PdfRendererBuilder broken() {
        return new PdfRendererBuilder();
    }
}
