package jp.kenkotecho.portal.model;

import java.util.List;
import jp.kenkotecho.record.Problem;

/** What a file turned out to be. */
public sealed interface MynaFile {

    /** Reports of check-ups, of one person: one, or one for each day of a table. */
    record Checkups(List<CheckupFile> files) implements MynaFile {

        public Checkups {
            files = List.copyOf(files);
        }

        public static Checkups one(CheckupFile file) {
            return new Checkups(List.of(file));
        }

        /** The persons whom they name: one, unless it is somebody's mistake. */
        public List<Subject> subjects() {
            return files.stream()
                    .map(CheckupFile::subject)
                    .filter(subject -> !subject.equals(Subject.NOBODY))
                    .distinct()
                    .toList();
        }
    }

    /**
     * Medical expenses.
     *
     * @param own whether the person wrote them down, in the form of the tax office
     */
    record Expenses(Listing<ExpenseLine> listing, boolean own) implements MynaFile {}

    /** Medicines that were handed over. */
    record Medicines(Listing<DispensedMedicine> listing) implements MynaFile {}

    /** Medical acts that were done, as claims tell it. */
    record Acts(Listing<Act> listing) implements MynaFile {}

    /** Vaccinations. */
    record Vaccinations(Listing<Vaccination> listing) implements MynaFile {}

    /** Visits of pregnant women, or of an infant. */
    record Examinations(Listing<Examination> listing) implements MynaFile {}

    /** A resource of FHIR, which is to be read as one: never what a file is in the end. */
    record FhirResource() implements MynaFile {}

    /**
     * Something to keep as it is, whose content is not read.
     *
     * @param notes why
     * @param subjects whom what it came in names; none when that does not say
     */
    record DocumentOnly(String title, String contentType, List<Problem> notes, List<Subject> subjects)
            implements MynaFile {

        public DocumentOnly {
            notes = List.copyOf(notes);
            subjects = List.copyOf(subjects);
        }

        public DocumentOnly(String title, String contentType, List<Problem> notes) {
            this(title, contentType, notes, List.of());
        }

        DocumentOnly(String title, String contentType) {
            this(title, contentType, List.of());
        }
    }

    /** A file among others that is not taken, though the others are; and why. */
    record SetAside(Problem why) implements MynaFile {}

    /** Nothing of it is taken. */
    record Refused(Problem why) implements MynaFile {}

    static Refused refused(Problem.Kind kind, String ja, String en) {
        return new Refused(Problem.of(kind, ja, en));
    }
}
