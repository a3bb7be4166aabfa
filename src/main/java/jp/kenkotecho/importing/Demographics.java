package jp.kenkotecho.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.kenkotecho.profile.PatientNames;
import jp.kenkotecho.record.LostCharacters;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;

/**
 * The person whom a file, a row of it or a slip names, as far as it says; or whose a record is. Every importer compares the two here
 * and in no other way ({@code docs/clarifications/002-whose-slip.md}).
 *
 * @param names plain, as {@link TextNormalization#plain} makes them, without those that lost a character
 * @param sex {@code UNKNOWN} when it does not say
 * @param birth {@code 1985-01-01}, of a record perhaps {@code 1985} alone; empty when it does not say
 */
public record Demographics(Set<String> names, AdministrativeGender sex, String birth) {

    public static final Problem TWO_PERSONS = Problem.of(
            Problem.Kind.CONFLICT,
            "二人以上のことが書かれています。一人分ずつ取り込んでください。",
            "It is about more than one person: send what is one person's at a time.");

    private static final Problem OTHER_BIRTH = Problem.of(
            Problem.Kind.CONFLICT,
            "生年月日がこの人のものと違います。ほかの人のものです。その人の記録に登録してください。",
            "The birth date is not this person's: it is somebody else's. Store it in that person's record.");
    private static final Problem OTHER_NAME = Problem.of(
            Problem.Kind.MALFORMED,
            "氏名がこの人のものと一致しません。確かめてください。",
            "The name is not this person's as recorded: please check.");
    private static final Problem OTHER_SEX = Problem.of(
            Problem.Kind.MALFORMED,
            "性別がこの人のものと一致しません。確かめてください。",
            "The sex is not this person's as recorded: please check.");
    private static final int WHOLE_DATE = 10;

    public Demographics {
        names = Set.copyOf(names);
    }

    /** The person as a source writes them. */
    public static Demographics of(Collection<String> names, AdministrativeGender sex, Optional<LocalDate> birth) {
        var plain = names.stream()
                .filter(name -> !name.isBlank() && !LostCharacters.areIn(name))
                .map(TextNormalization::plain)
                .collect(Collectors.toSet());
        return new Demographics(plain, sex, birth.map(LocalDate::toString).orElse(""));
    }

    /** The person of a record. */
    public static Demographics of(Patient patient) {
        var sex = Optional.ofNullable(patient.getGender()).orElse(AdministrativeGender.UNKNOWN);
        var birth = Objects.requireNonNullElse(patient.getBirthDateElement().getValueAsString(), "");
        return new Demographics(PatientNames.plain(patient), sex, birth);
    }

    /**
     * What speaks against this being the record's person; a conflict among it refuses the import.
     *
     * @param record whose it ought to be
     */
    public List<Problem> doubts(Demographics record) {
        var doubts = new ArrayList<Problem>();
        if (isBornOnAnotherDay(record)) {
            doubts.add(OTHER_BIRTH);
        }
        if (isNamedOtherwise(record)) {
            // A maiden name or kana is no other person, as long as a birth date speaks for it and no sex against it.
            var speaksAgainst = isOfOtherSex(record) || (!isBornOnTheDay(record) && isSpelledOtherwise(record));
            doubts.add(speaksAgainst ? conflict(OTHER_NAME) : OTHER_NAME);
        }
        if (isOfOtherSex(record)) {
            doubts.add(isNamedOtherwise(record) ? conflict(OTHER_SEX) : OTHER_SEX);
        }
        return doubts;
    }

    /** Whether two sources cannot be about one person: another birth date, or another name and another sex. */
    public boolean contradicts(Demographics other) {
        return isBornOnAnotherDay(other) || (isOfOtherSex(other) && isNamedOtherwise(other));
    }

    /** Whether two rows of one source are about two persons: a source spells one person's name in one way. */
    public boolean isAnother(Demographics row) {
        return isBornOnAnotherDay(row) || isOfOtherSex(row) || isSpelledOtherwise(row);
    }

    /** Kana with kana, the rest with the rest: a file in kana says nothing against a record in kanji. */
    private boolean isSpelledOtherwise(Demographics other) {
        return isNamedOtherwise(other, Demographics::isKana)
                || isNamedOtherwise(other, Predicate.not(Demographics::isKana));
    }

    private boolean isBornOnAnotherDay(Demographics other) {
        return !birth.isEmpty()
                && !other.birth.isEmpty()
                && !birth.startsWith(other.birth)
                && !other.birth.startsWith(birth);
    }

    private boolean isBornOnTheDay(Demographics other) {
        return birth.length() == WHOLE_DATE && birth.equals(other.birth);
    }

    private boolean isOfOtherSex(Demographics other) {
        return (sex == AdministrativeGender.MALE && other.sex == AdministrativeGender.FEMALE)
                || (sex == AdministrativeGender.FEMALE && other.sex == AdministrativeGender.MALE);
    }

    private boolean isNamedOtherwise(Demographics other) {
        return isNamedOtherwise(other, name -> true);
    }

    private boolean isNamedOtherwise(Demographics other, Predicate<String> compared) {
        var here = names.stream().filter(compared).collect(Collectors.toSet());
        var there = other.names.stream().filter(compared).collect(Collectors.toSet());
        return !here.isEmpty() && !there.isEmpty() && Collections.disjoint(here, there);
    }

    private static boolean isKana(String name) {
        return name.codePoints()
                .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
                        || c == 'ー');
    }

    private static Problem conflict(Problem doubt) {
        return new Problem(Problem.Kind.CONFLICT, doubt.message(), doubt.where());
    }

    /** Personal: never in a log. */
    @Override
    public String toString() {
        return "Demographics[]";
    }
}
