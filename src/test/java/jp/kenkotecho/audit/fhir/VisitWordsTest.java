package jp.kenkotecho.audit.fhir;

import static jp.kenkotecho.audit.model.Entries.DOCTOR;
import static jp.kenkotecho.audit.model.Entries.SON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import jp.kenkotecho.audit.model.AuditEntry;
import jp.kenkotecho.audit.model.AuditEntry.Who;
import jp.kenkotecho.audit.model.Entries;
import jp.kenkotecho.audit.model.Visit;
import org.junit.jupiter.api.Test;

class VisitWordsTest {

    @Test
    void tell_in_one_sentence_what_was_seen_and_written() {
        assertThat(said(
                        saw("10:30", DOCTOR, "Patient", "other"),
                        saw("10:31", DOCTOR, "MedicationStatement", "medication"),
                        saw("10:31", DOCTOR, "Observation", "checkup"),
                        Entries.of(Entries.at("10:40", DOCTOR), "CREATE", "Communication", "medical")))
                .isEqualTo("伊藤内科の伊藤 誠一さんが、お薬・健診・検診を見て、ひとことを書きました。");
    }

    @Test
    void name_what_belongs_to_no_category_only_where_there_is_nothing_else() {
        assertThat(said(saw("10:30", SON, "Patient", "other"))).isEqualTo("佐藤 太郎さんが、お名前などの基本の情報を見ました。");
        assertThat(said(saw("10:30", SON, "Basic", "other"))).isEqualTo("佐藤 太郎さんが、そのほかの記録を見ました。");
    }

    @Test
    void say_that_nothing_was_seen() {
        assertThat(said(Entries.at("10:30", SON))).isEqualTo("佐藤 太郎さんが、手帳を開きましたが、見えた記録はありませんでした。");
        assertThat(said(Entries.on(Entries.at("10:30", DOCTOR), "REFUSED", "NOT_CONSENTED")))
                .isEqualTo("伊藤内科の伊藤 誠一さんが見ようとしましたが、断りました。何も見えていません。");
    }

    @Test
    void say_that_it_was_an_emergency_or_in_the_persons_place() {
        assertThat(said(Entries.on(saw("10:30", DOCTOR, "Condition", "medical"), "EMERGENCY", "$break-glass: 意識がない")))
                .isEqualTo("伊藤内科の伊藤 誠一さんが緊急のため同意なしで、医療に関する記録を見ました。");
        assertThat(said(Entries.on(saw("10:30", SON, "Condition", "medical"), "PROXY", "")))
                .isEqualTo("佐藤 太郎さんが代理として、医療に関する記録を見ました。");
    }

    @Test
    void call_operations_and_readers_by_no_word_of_a_machine() {
        var own = new Who("hanako", "sharing-pages", Set.of("Patient/hanako"), "", "", "");
        var brief = Entries.on(Entries.at("10:30", own), "OWN", "$visit-brief");
        var unnamed = new Who("a", "sharing-pages", Set.of("Patient/a", "RelatedPerson/b"), " ", "", "");

        assertThat(said(brief)).isEqualTo("あなたが、受診のまとめを見ました。");
        assertThat(ReaderWords.by(brief).ja()).isEqualTo("この手帳のページ");
        assertThat(said(saw("10:30", unnamed, "Goal", "guidance"))).isEqualTo("ご家族が、保健指導を見ました。");
        assertThat(AuditSentences.of(brief).ja()).doesNotContain("sharing-pages");
    }

    @Test
    void tell_the_same_in_english() {
        var visit = new Visit(List.of(
                saw("10:31", DOCTOR, "MedicationStatement", "medication"),
                Entries.of(Entries.at("10:40", DOCTOR), "UPDATE", "Goal", "guidance")));

        assertThat(VisitWords.of(visit).en()).isEqualTo("伊藤 誠一 of 伊藤内科 saw Medication; changed Health guidance.");
    }

    private static AuditEntry saw(String time, Who who, String type, String category) {
        return Entries.of(Entries.at(time, who), "SEARCH", type, category);
    }

    private static String said(AuditEntry... entries) {
        return VisitWords.of(new Visit(List.of(entries))).ja();
    }
}
