package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import jp.kenkotecho.profile.RecordQuery.Order;
import jp.kenkotecho.profile.RecordQuery.Token;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

class RecordQueryTest {

    private static final RecordQuery<Observation> ALL = RecordQuery.of(Observation.class, new PersonId("haru"));
    private static final Token WEIGHT = new Token("http://loinc.org", "29463-7");

    @Test
    void says_person_codes_and_time_as_a_search_url_does() {
        var query = ALL.is("code", WEIGHT)
                .is("status", "final", "amended")
                .from("date", LocalDate.of(2026, 4, 1))
                .until("date", LocalDate.of(2026, 4, 30))
                .changedSince(Instant.parse("2026-04-02T00:00:00Z"));

        assertThat(query.text())
                .isEqualTo("patient=Patient%2Fharu&code=http%3A%2F%2Floinc.org%7C29463-7&status=final%2Camended"
                        + "&date=ge2026-04-01&date=le2026-04-30&_lastUpdated=ge2026-04-02T00%3A00%3A00Z");
    }

    @Test
    void asks_for_all_or_for_the_first_in_an_order() {
        var newest = ALL.newestFirst("date").first(3);

        assertThat(ALL.isWhole()).isTrue();
        assertThat(ALL.order()).isEqualTo(Order.NONE);
        assertThat(newest)
                .isEqualTo(new RecordQuery<>(Observation.class, ALL.conditions(), new Order("date", true), 3, false));
    }

    @Test
    void is_never_without_a_bound() {
        assertThat(ALL.most()).isEqualTo(RecordStore.MOST_FOUND);
        assertThatThrownBy(() -> ALL.first(RecordStore.MOST_FOUND + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ALL.first(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void does_not_let_everything_in_where_nothing_is_asked_for() {
        assertThatThrownBy(() -> ALL.ids(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ALL.is("status", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ALL.is("code", new Token("http://loinc.org", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takes_no_name_that_would_be_more_than_a_parameter() {
        assertThatThrownBy(() -> ALL.is("status=final&code", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ALL.on("date", LocalDateTime.MIN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void makes_conditional_requests() {
        var lists = RecordQuery.of(ListResource.class).is("identifier", new Token("urn:x", "a&b"));
        var created = new BundleEntryRequestComponent();
        var replaced = new BundleEntryRequestComponent();

        lists.createIfNone(created);
        lists.replace(replaced);

        assertThat(created.getUrl()).isEqualTo("List");
        assertThat(created.getIfNoneExist()).isEqualTo("identifier=urn%3Ax%7Ca%26b");
        assertThat(replaced.getUrl()).isEqualTo("List?identifier=urn%3Ax%7Ca%26b");
    }
}
