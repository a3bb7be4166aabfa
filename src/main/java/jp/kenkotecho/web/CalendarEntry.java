package jp.kenkotecho.web;

import java.time.LocalDate;

/**
 * Something that is on a day, or was.
 *
 * @param key by which a calendar knows it, whatever its day: the address of its resource
 * @param kind of the message {@code calendar.kind.…} and of the picture
 * @param words what it is about, in the record's own; may be empty
 * @param page where more of it is shown, without the person
 */
record CalendarEntry(String key, LocalDate day, Kind kind, String words, String page) {

    /** What it is; its picture is that of its page. */
    enum Kind {
        RUNS_OUT("medicines"),
        VISIT("clinic"),
        CHECKUP("checkups"),
        IMMUNIZATION("immunizations"),
        CONTACT("phone"),
        REFERRAL("clinic"),
        TO_DO("edit"),
        GOAL("goal");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }
    }
}
