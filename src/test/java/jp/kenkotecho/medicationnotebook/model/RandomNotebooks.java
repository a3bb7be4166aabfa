package jp.kenkotecho.medicationnotebook.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Notebooks of invented people with random medicines, each text as a reader gives it back. */
public final class RandomNotebooks {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final String LETTERS = "ミホン錠軟膏５ｍｇ％（）・「」，ー～－あいう見本花子ﾐﾎﾝﾞ｡ABCxyz019 ./+()'";

    private RandomNotebooks() {}

    /** Up to so many visits with up to so many medicines each. */
    public static Arbitrary<Notebook> any(int visits, int drugs) {
        return Combinators.combine(dispensings(visits, drugs), bought(), people())
                .as((dispensings, bought, people) -> new Notebook(
                        8, Notebook.Source.PATIENT, people, List.of(), bought, List.of(), dispensings, List.of()));
    }

    private static Arbitrary<List<Notebook.NamedPerson>> people() {
        return Combinators.combine(text(10), Arbitraries.of(Notebook.Sex.class))
                .as((name, sex) -> List.of(new Notebook.NamedPerson(
                        "見本 " + name,
                        "ミホン ハナヨ",
                        sex,
                        List.of(LocalDate.of(1950, 5, 5)),
                        new Notebook.Contact("", "", "", "", ""),
                        List.of())));
    }

    private static Arbitrary<List<OverTheCounter>> bought() {
        var one = Combinators.combine(text(30), Arbitraries.of("", "4900000000009"), recorders())
                .as((name, jan, recorder) -> new OverTheCounter(
                        "市販" + name, List.of(DAY.minusDays(3)), List.of(), jan, List.of(), recorder));
        return one.list().ofMaxSize(3).uniqueElements();
    }

    private static Arbitrary<List<Dispensing>> dispensings(int visits, int drugs) {
        return Combinators.combine(institution("4"), institution("1"), prescriptions(drugs), recorders())
                .as((pharmacy, clinic, prescriptions, recorder) -> new Dispensing(
                        DAY, recorder, pharmacy, NotebookProfessional.NONE, clinic, prescriptions, List.of()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(visits)
                .map(RandomNotebooks::dayByDay);
    }

    /** Two visits on one day now and then; never the same twice. */
    private static List<Dispensing> dayByDay(List<Dispensing> visits) {
        var dated = new ArrayList<Dispensing>();
        for (var i = 0; i < visits.size(); i++) {
            var visit = visits.get(i);
            var place = i % 2 == 0 ? NotebookInstitution.NONE : visit.prescribedAt();
            dated.add(new Dispensing(
                    DAY.minusDays(i / 2),
                    visit.recorder(),
                    visit.dispensedAt(),
                    NotebookProfessional.NONE,
                    place,
                    visit.prescriptions(),
                    List.of()));
        }
        return dated;
    }

    private static Arbitrary<NotebookInstitution> institution(String table) {
        return Combinators.combine(text(20), Arbitraries.of(true, false))
                .as((name, isCoded) -> isCoded
                        ? new NotebookInstitution(
                                "みほん" + name, "27", table, "0000019", NotebookInstitution.Address.NONE)
                        : new NotebookInstitution("みほん" + name, "", "", "", NotebookInstitution.Address.NONE));
    }

    private static Arbitrary<List<Prescription>> prescriptions(int most) {
        var one = Combinators.combine(
                        drug().list().ofMinSize(1).ofMaxSize(2),
                        usage(),
                        text(20).list().ofMaxSize(1),
                        doctor())
                .as((drugs, usage, supplements, doctor) ->
                        new Prescription(1, doctor, alike(drugs), usage, supplements, List.of()));
        return one.list().ofMinSize(1).ofMaxSize(Math.max(1, most / 2)).map(RandomNotebooks::numbered);
    }

    private static List<Drug> alike(List<Drug> drugs) {
        return drugs.stream()
                .map(drug -> new Drug(
                        drug.name(),
                        drug.dose(),
                        drug.code(),
                        drug.generic(),
                        drug.supplements(),
                        drug.cautions(),
                        drugs.get(0).recorder()))
                .toList();
    }

    private static List<Prescription> numbered(List<Prescription> all) {
        var numbered = new ArrayList<Prescription>();
        for (var one : all) {
            numbered.add(new Prescription(
                    numbered.size() + 1,
                    one.prescriber(),
                    one.drugs(),
                    one.usage(),
                    one.supplements(),
                    one.cautions()));
        }
        return numbered;
    }

    private static Arbitrary<NotebookProfessional> doctor() {
        return Arbitraries.of(
                NotebookProfessional.NONE,
                new NotebookProfessional("見本 医一", "循環器科", ""),
                new NotebookProfessional("見本 医二", "", ""));
    }

    private static Arbitrary<UsageRecord> usage() {
        var words = Arbitraries.of("１日３回毎食後", "１日１回朝食後", "１日４回毎食後と就寝前", "医師の指示どおり", "患部に塗る");
        var supplies = Arbitraries.of(
                new Supply(28, Supply.Unit.DAYS),
                new Supply(1, Supply.Unit.DAYS),
                new Supply(10, Supply.Unit.TIMES),
                new Supply(1, Supply.Unit.WHOLE));
        return Combinators.combine(words, supplies, Arbitraries.of("", "1011000400000000"))
                .as((text, supply, jami) -> new UsageRecord(text, supply, form(supply), jami));
    }

    private static DosageForm form(Supply supply) {
        return switch (supply.unit()) {
            case DAYS -> DosageForm.ORAL;
            case TIMES -> DosageForm.AS_NEEDED;
            case WHOLE, UNSTATED -> DosageForm.OTHER;
        };
    }

    private static Arbitrary<Drug> drug() {
        var doses = Combinators.combine(
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.1"), new BigDecimal("999"))
                                .ofScale(1),
                        Arbitraries.of("錠", "g", "mL", "枚", "ﾊﾟｯｸ"))
                .as((amount, unit) -> (DoseQuantity) new DoseQuantity.Amount(plain(amount), unit));
        return Combinators.combine(
                        text(40), doses, codes(), generics(), text(30).list().ofMaxSize(1), recorders())
                .as((name, dose, code, generic, supplements, recorder) ->
                        new Drug("薬" + name, dose, code, generic, supplements, List.of(), recorder));
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Arbitrary<DrugCode> codes() {
        return Arbitraries.of(
                DrugCode.NONE,
                new DrugCode(DrugCode.Kind.YJ, "0000000F0000"),
                new DrugCode(DrugCode.Kind.PRICE_LIST, "0000001F0001"),
                new DrugCode(DrugCode.Kind.RECEIPT, "600000000"),
                new DrugCode(DrugCode.Kind.HOT9, "100000000"),
                new DrugCode(DrugCode.Kind.HOT13, "1000000000000"));
    }

    private static Arbitrary<Drug.GenericName> generics() {
        return Arbitraries.of(
                Drug.GenericName.NONE,
                new Drug.GenericName("見本ジピン", ""),
                new Drug.GenericName("【般】見本錠５ｍｇ", "0000000F0ZZZ"));
    }

    private static Arbitrary<Recorder> recorders() {
        return Arbitraries.of(Recorder.values());
    }

    private static Arbitrary<String> text(int most) {
        return Arbitraries.strings()
                .withChars(LETTERS.toCharArray())
                .ofMinLength(1)
                .ofMaxLength(most)
                .map(String::strip)
                .map(text -> text.isEmpty() || text.endsWith("　") ? "名" : text);
    }
}
