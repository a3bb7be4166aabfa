package jp.kenkotecho.medicationnotebook.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as the lines that the format means: blank ones dropped, and a physical line that begins with no record number
 * (the text was cut between symbols, or a line break stood within a value) put behind the one before it.
 */
final class NotebookLines {

    private static final int MOST_LINES = 10_000;

    /**
     * @param number of its first physical line, from 1
     */
    record Line(int number, String text) {}

    private final List<Line> lines = new ArrayList<>();
    private boolean tooMany;

    private NotebookLines() {}

    static NotebookLines of(String text) {
        var lines = new NotebookLines();
        var number = 1;
        var from = 0;
        for (var at = 0; at <= text.length() && !lines.tooMany; at++) {
            if (at == text.length() || isBreak(text.charAt(at))) {
                lines.take(number, text.substring(from, at));
                at += at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n' ? 1 : 0;
                from = at + 1;
                number++;
            }
        }
        return lines;
    }

    List<Line> all() {
        return List.copyOf(lines);
    }

    boolean areTooMany() {
        return tooMany;
    }

    private void take(int number, String physical) {
        var text = physical.strip();
        if (text.isEmpty()) {
            return;
        }
        if (lines.isEmpty() || NotebookLine.recordNumber(text) >= 0 || Header.looksLike(text)) {
            lines.add(new Line(number, text));
        } else {
            var last = lines.remove(lines.size() - 1);
            lines.add(new Line(last.number(), last.text() + text));
        }
        tooMany = number > MOST_LINES;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
