package jp.kenkotecho.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A letter as {@code /messages} shows it.
 *
 * @param id of the Communication; empty for a note of a visit, which is a document
 * @param kind {@code server}, {@code person}, {@code bearer} of a link, {@code unsaid} where nothing tells, or
 *     {@code other} with a name
 * @param toDos what was agreed with it, and what is to be done; for most letters nothing
 * @param unread whether nobody had seen it before
 * @param answers oldest first
 */
record Letter(
        String id,
        OffsetDateTime at,
        String kind,
        String name,
        List<String> texts,
        List<ToDo> toDos,
        boolean unread,
        List<Letter> answers) {

    static final String SERVER = "server";
    static final String OTHER = "other";

    /**
     * A goal, or something to be done.
     *
     * @param kind {@code goal}, {@code next-contact}, {@code to-do}, {@code referral} or {@code other}
     * @param due the day by which it is to be done; none where none is set
     */
    record ToDo(String kind, String words, List<LocalDate> due) {}

    /** The server says everything twice, in Japanese and in English. */
    public List<String> in(String language) {
        if (!kind.equals(SERVER) || texts.size() < 2) {
            return texts;
        }
        return List.of(texts.get(language.equals("en") ? 1 : 0));
    }

    /** Whether there is somebody who would read an answer. */
    public boolean isAnswerable() {
        return !id.isEmpty() && kind.equals(OTHER);
    }
}
