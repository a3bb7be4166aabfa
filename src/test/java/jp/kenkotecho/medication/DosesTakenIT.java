package jp.kenkotecho.medication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerTest;
import jp.kenkotecho.medication.model.Dose;
import jp.kenkotecho.medication.model.DueSlot;
import jp.kenkotecho.medication.model.MedicineEntry;
import jp.kenkotecho.medication.model.NotTaken;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the pages 今日 and お薬 stand on, as the person themselves. */
@OnBothDatabases(Because.LOCKS)
@Checklist("M7")
class DosesTakenIT extends ServerTest {

    private static final int AT_ONCE = 6;

    @Autowired
    private TodaysMedicines medicines;

    @Autowired
    private DoseRecords doses;

    @Autowired
    private MedicineEntries entries;

    @Autowired
    private KnownMedicines known;

    @Autowired
    private Clock clock;

    @Test
    void a_day_tells_what_is_taken_when_for_what_from_whom_and_for_how_long() {
        var person = withSlip();

        var today = medicines.of(self(person), person);

        assertThat(today.doses().slots()).extracting(slot -> slot.label().ja()).containsExactly("朝食後", "夕食後");
        assertThat(today.doses().slots().get(0).doses()).hasSize(2);
        assertThat(today.doses().whenNeeded())
                .singleElement()
                .satisfies(needed -> assertThat(needed.regimen().mostPerDay()).contains(3));
        assertThat(today.medicines().values()).hasSize(3).first().satisfies(medicine -> {
            assertThat(medicine.name()).isEqualTo("ミホンジピン錠５ｍｇ");
            assertThat(medicine.ingredient()).isEqualTo("見本ジピン");
            assertThat(medicine.kind().orElseThrow().ja()).isEqualTo("血圧を下げる薬");
            assertThat(medicine.prescriber()).isEqualTo("見本クリニック");
            assertThat(medicine.source()).isEqualTo("みほん調剤薬局");
            assertThat(medicine.lasts()).contains(new Medicine.Lasts(today().plusDays(22), 23));
            assertThat(medicine.isOwnEntry()).isFalse();
        });
        assertThat(today.twice()).isEmpty();
        assertThat(today.week().due()).isEqualTo(10);
    }

    @Test
    void a_slot_that_is_tapped_many_times_at_once_is_taken_once_and_can_be_undone() {
        var person = withSlip();
        var breakfast = breakfast(person);

        var all = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> doses.taken(self(person), person, today(), breakfast.unrecorded())))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join)).allMatch(ChangeOutcome::isDone);

        assertThat(recordsOf(person)).isEqualTo(2);
        assertThat(breakfast(person).doses()).allMatch(due -> due.state() == Dose.State.TAKEN);
        assertThat(breakfast(person).isSettled()).isTrue();

        assertThat(doses.undone(self(person), person, breakfast.unrecorded()).isDone())
                .isTrue();
        assertThat(breakfast(person).unrecorded()).isEqualTo(breakfast.unrecorded());

        assertThat(doses.taken(self(person), person, today(), breakfast.unrecorded())
                        .isDone())
                .isTrue();
        assertThat(recordsOf(person)).isEqualTo(2);
        var lasts = medicines.of(self(person), person).medicines().values().stream()
                .findFirst()
                .orElseThrow()
                .lasts();
        assertThat(lasts).contains(new Medicine.Lasts(today().plusDays(22), 22));
    }

    @Test
    void a_dose_that_is_not_taken_has_its_reason_and_what_an_app_recorded_is_the_same_dose() {
        var person = withSlip();
        var due = breakfast(person).doses().get(0).dose();
        var put = SERVER.put(
                "MedicationAdministration?identifier=http://kenko-techo.jp/id/dose%7C" + due.id(),
                """
                {"resourceType":"MedicationAdministration","status":"completed",
                 "identifier":[{"system":"http://kenko-techo.jp/id/dose","value":"%s"}],
                 "medicationCodeableConcept":{"text":"ミホンジピン錠５ｍｇ"},
                 "subject":{"reference":"Patient/%s"},"effectiveDateTime":"%s"}
                """.formatted(due.id(), person.value(), today()));
        assertThat(put.status()).isEqualTo(201);
        assertThat(breakfast(person).doses().get(0).state()).isEqualTo(Dose.State.TAKEN);

        var changed = doses.notTaken(self(person), person, today(), Set.of(due.id()), NotTaken.SIDE_EFFECT);

        assertThat(changed.isDone()).isTrue();
        assertThat(recordsOf(person)).isEqualTo(1);
        assertThat(breakfast(person).doses().get(0).recorded().orElseThrow().why())
                .contains(NotTaken.SIDE_EFFECT);
    }

    @Test
    void what_is_taken_when_needed_counts_up() {
        var person = withSlip();
        var first = medicines
                .of(self(person), person)
                .doses()
                .whenNeeded()
                .get(0)
                .next()
                .orElseThrow();

        doses.taken(self(person), person, today(), Set.of(first.id()));
        doses.taken(self(person), person, today(), Set.of(first.id()));

        var needed = medicines.of(self(person), person).doses().whenNeeded().get(0);
        assertThat(needed.taken()).hasSize(1);
        assertThat(needed.notBefore()).isPresent();
        assertThat(needed.next().orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void what_is_no_dose_of_that_day_or_not_ones_own_is_refused_and_nothing_is_stored() {
        var person = withSlip();
        var ids = breakfast(person).unrecorded();
        var both = new HashSet<>(ids);
        both.add("00000000-0000-4000-8000-00000000000a");

        assertThat(kind(doses.taken(self(person), person, today(), both))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(kind(doses.taken(self(person), person, today().plusDays(1), ids)))
                .isEqualTo(Problem.Kind.NOT_SUPPORTED);
        assertThat(kind(doses.taken(self(person), person, today(), Set.of()))).isEqualTo(Problem.Kind.MALFORMED);
        var stranger = self(new PersonId(SERVER.newPerson()));
        assertThat(kind(doses.taken(stranger, person, today(), ids))).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(recordsOf(person)).isZero();
    }

    @Test
    void a_medicine_is_stopped_with_a_reason_and_taken_up_again() {
        var resident = Resident.in(SERVER);
        var person = new PersonId(resident.id());
        var scanned = resident.sends(
                "POST",
                "Patient/" + person.value() + "/$parse-drug-qr",
                Notebooks.storing(slip("見本クリニック", "ミホンジピン錠５ｍｇ")));
        assertThat(scanned.status()).as(scanned.text()).isEqualTo(200);
        var id = breakfast(person).doses().get(0).dose().course().statement();

        assertThat(entries.stop(self(person), person, seen(person, id), NotTaken.FELT_WELL, "調子がよい")
                        .isDone())
                .isTrue();
        assertThat(medicines.of(self(person), person).medicines()).hasSize(2).doesNotContainKey(id);
        assertThat(kind(entries.stop(self(person), person, seen(person, id), NotTaken.FELT_WELL, "")))
                .isEqualTo(Problem.Kind.CONFLICT);
        assertThat(kind(entries.correct(self(person), person, seen(person, id), named("別の薬"))))
                .isEqualTo(Problem.Kind.REFUSED);

        assertThat(entries.resume(self(person), person, seen(person, id)).isDone())
                .isTrue();
        assertThat(medicines.of(self(person), person).medicines()).hasSize(3);
        var stranger = self(new PersonId(SERVER.newPerson()));
        assertThat(kind(entries.stop(stranger, person, seen(person, id), NotTaken.OTHER, "")))
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void what_a_professionals_system_wrote_is_not_stopped_here() {
        var person = withSlip();
        var id = breakfast(person).doses().get(0).dose().course().statement();

        assertThat(kind(entries.stop(self(person), person, seen(person, id), NotTaken.FELT_WELL, "")))
                .isEqualTo(Problem.Kind.REFUSED);
        assertThat(medicines.of(self(person), person).medicines()).hasSize(3);
    }

    @Test
    void a_medicine_from_the_shop_is_added_once_corrected_and_struck_out() {
        var person = new PersonId(Resident.in(SERVER).id());
        var entry = new MedicineEntry(
                "ミホンかぜ薬", "4900000000009", "1日3回毎食後", "かぜ", Optional.of(today()), Optional.of(today().plusDays(2)));

        var added = entries.add(self(person), person, entry);
        assertThat(entries.add(self(person), person, entry)).isEqualTo(new ChangeOutcome.Done(List.of()));

        var today = medicines.of(self(person), person);
        assertThat(today.doses().slots()).hasSize(3);
        var medicine = today.medicines().values().stream().findFirst().orElseThrow();
        assertThat(medicine.isOwnEntry()).isTrue();
        assertThat(added).isEqualTo(new ChangeOutcome.Done(List.of("MedicationStatement/" + medicine.statement())));

        assertThat(entries.correct(self(person), person, seen(person, medicine.statement()), named("ミホンせき止め"))
                        .isDone())
                .isTrue();
        assertThat(medicines.of(self(person), person).withoutCourse())
                .extracting(Medicine::name)
                .containsExactly("ミホンせき止め");
        assertThat(entries.strikeOut(self(person), person, seen(person, medicine.statement()))
                        .isDone())
                .isTrue();
        assertThat(medicines.of(self(person), person).medicines()).isEmpty();
        assertThat(entries.add(self(person), person, entry).isDone()).isTrue();
        assertThat(medicines.of(self(person), person).medicines()).hasSize(1);
        var refused = (ChangeOutcome.Refused) entries.add(self(person), person, named(" "));
        assertThat(refused.why()).extracting(Problem::where).containsExactly("name");
    }

    @Test
    void what_was_taken_before_a_correction_is_not_offered_at_the_new_time_and_can_be_undone() {
        var person = new PersonId(Resident.in(SERVER).id());
        entries.add(self(person), person, daily("1日1回朝食後", ""));
        var morning = breakfast(person);
        var id = morning.doses().get(0).dose().course().statement();
        doses.taken(self(person), person, today(), morning.unrecorded());

        entries.correct(self(person), person, seen(person, id), daily("1日1回夕食後", ""));

        var evening = breakfast(person);
        assertThat(evening.label().ja()).isEqualTo("夕食後");
        assertThat(evening.isSettled()).isTrue();
        var told = evening.doses().get(0).recorded().orElseThrow();
        assertThat(told.isOfFormer(evening.doses().get(0).dose())).isTrue();

        doses.undone(self(person), person, Set.of(told.of().dose()));
        assertThat(breakfast(person).isSettled()).isFalse();
    }

    @Test
    void a_stale_form_changes_nothing_of_what_was_stopped_or_struck_out_since() {
        var person = new PersonId(Resident.in(SERVER).id());
        entries.add(self(person), person, daily("1日1回朝食後", ""));
        var id = breakfast(person).doses().get(0).dose().course().statement();
        var stale = seen(person, id);

        entries.stop(self(person), person, seen(person, id), NotTaken.SIDE_EFFECT, "");

        assertThat(kind(entries.correct(self(person), person, stale, daily("1日1回夕食後", ""))))
                .isEqualTo(Problem.Kind.CONFLICT);
        assertThat(kind(entries.correct(self(person), person, seen(person, id), daily("1日1回夕食後", ""))))
                .isEqualTo(Problem.Kind.CONFLICT);
        assertThat(kind(entries.add(self(person), person, daily("1日1回朝食後", ""))))
                .isEqualTo(Problem.Kind.CONFLICT);
        assertThat(kind(entries.strikeOut(self(person), person, stale))).isEqualTo(Problem.Kind.CONFLICT);
        var stopped = known.of(self(person), person, id).orElseThrow();
        assertThat(stopped.standing()).isEqualTo(Medicine.Standing.STOPPED);
        assertThat(stopped.why()).contains(NotTaken.SIDE_EFFECT.text());
    }

    @Test
    void what_is_added_again_in_other_words_or_after_a_correction_is_there() {
        var person = new PersonId(Resident.in(SERVER).id());
        entries.add(self(person), person, named("ミホンAB"));
        var id = medicines
                .of(self(person), person)
                .medicines()
                .keySet()
                .iterator()
                .next();
        entries.correct(self(person), person, seen(person, id), named("ミホンXY"));

        entries.add(self(person), person, named("ミホンAB"));
        entries.add(self(person), person, named("ミホンAB"));
        entries.add(self(person), person, daily("", "かぜ"));
        entries.add(self(person), person, daily("", "せき"));

        assertThat(medicines.of(self(person), person).medicines().values())
                .extracting(Medicine::name)
                .containsExactlyInAnyOrder("ミホンXY", "ミホンAB", "ミホン錠", "ミホン錠");
    }

    @Test
    void what_is_over_already_when_it_is_written_down_stands_among_what_is_over() {
        var person = new PersonId(Resident.in(SERVER).id());
        var yesterday = Optional.of(today().minusDays(1));

        entries.add(self(person), person, new MedicineEntry("ミホンかぜ薬", "", "", "", yesterday, yesterday));

        assertThat(known.finished(self(person), person, today()))
                .extracting(Medicine::name)
                .containsExactly("ミホンかぜ薬");
    }

    @Test
    void the_same_ingredient_from_two_doctors_is_told_in_words() {
        var person = withSlip();
        keep(person, slip("みほん歯科", "ミホンジピンＯＤ錠５ｍｇ"));

        var twice = medicines.of(self(person), person).twice();

        assertThat(twice).singleElement().satisfies(one -> {
            assertThat(one.ingredient()).isEqualTo("見本ジピン");
            assertThat(one.words().ja()).startsWith("見本ジピンが、次の2つの薬に入っています。");
            assertThat(one.medicines()).extracting(Medicine::prescriber).containsExactlyInAnyOrder("見本クリニック", "みほん歯科");
        });
    }

    private DueSlot breakfast(PersonId person) {
        return medicines.of(self(person), person).doses().slots().get(0);
    }

    /** As on a page that was opened just now. */
    private MedicineEntries.Seen seen(PersonId person, String id) {
        var medicine = known.of(self(person), person, id).orElseThrow();
        return new MedicineEntries.Seen(id, medicine.version());
    }

    private static int recordsOf(PersonId person) {
        return SERVER.get("MedicationAdministration?patient=Patient/" + person.value())
                .json()
                .at("/total")
                .asInt();
    }

    private static Problem.Kind kind(ChangeOutcome changeOutcome) {
        return changeOutcome instanceof ChangeOutcome.Refused refused
                ? refused.why().get(0).kind()
                : Problem.Kind.BROKEN;
    }

    private static MedicineEntry named(String name) {
        return new MedicineEntry(name, "", "", "", Optional.empty(), Optional.empty());
    }

    private MedicineEntry daily(String usage, String reason) {
        return new MedicineEntry("ミホン錠", "", usage, reason, Optional.of(today()), Optional.of(today().plusDays(6)));
    }

    /** As a page of the product calls for somebody who is signed in. */
    private static Caller self(PersonId person) {
        var behalf = new Delegation(
                "account-of-" + person.value(),
                Set.of("Patient/" + person.value()),
                true,
                true,
                Set.of(),
                EnumSet.allOf(InformationCategory.class));
        var scopes = Set.of(
                "user/Patient.rs",
                "user/MedicationStatement.crus",
                "user/MedicationAdministration.crus",
                "user/MedicationRequest.rs",
                "user/MedicationDispense.rs",
                "user/QuestionnaireResponse.rs");
        return new Caller("sharing-pages", scopes, behalf);
    }

    private PersonId withSlip() {
        var person = new PersonId(SERVER.newPerson());
        keep(person, slip("見本クリニック", "ミホンジピン錠５ｍｇ"));
        return person;
    }

    private static void keep(PersonId person, String slip) {
        assertThat(SERVER.post("Patient/" + person.value() + "/$parse-drug-qr", Notebooks.storing(slip))
                        .status())
                .isEqualTo(200);
    }

    private String slip(String clinic, String drug) {
        return """
                JAHISTC08,1
                5,%s,1
                11,みほん調剤薬局,27,4,0000019,,,,1
                51,%s,27,1,,1
                201,1,%s,1,錠,4,2140000F0000,1,見本ジピン,1,
                301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
                %s""".formatted(
                        today().minusDays(5).format(DateTimeFormatter.BASIC_ISO_DATE), clinic, drug, others(clinic));
    }

    private static String others(String clinic) {
        return clinic.equals("みほん歯科") ? "" : """
                201,2,ミホンマグ錠３３０ｍｇ,2,錠,1,,1
                301,2,１日２回朝夕食後,28,日分,1,1,,1
                201,3,ミホン鎮痛錠６０ｍｇ,1,錠,1,,1
                301,3,疼痛時 １日３回まで ６時間以上あけて,10,回分,3,1,,1
                """;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
