package jp.kenkotecho.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Placeholder;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void a_small_import_is_one_piece_as_it_came() {
        var resources = List.<DomainResource>of(report(observation(1)), observation(1));

        assertThat(Pieces.of(resources)).containsExactly(resources);
    }

    @Test
    void nothing_stands_in_a_piece_before_what_it_refers_to() {
        var resources = new ArrayList<DomainResource>();
        for (var i = 0; i < 130; i++) {
            var observation = observation(i);
            // The report comes first, the finding at the very end.
            resources.add(i, report(observation));
            resources.add(observation);
        }

        var pieces = Pieces.of(resources);

        assertThat(pieces).hasSize(6).allMatch(piece -> piece.size() <= Pieces.SIZE);
        assertThat(pieces.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(resources);
        var before = new HashSet<String>();
        for (var piece : pieces) {
            piece.forEach(resource -> before.add(Placeholder.of(resource)));
            assertThat(piece).allSatisfy(resource -> assertThat(PlaceholderIds.referencesOf(resource))
                    .allMatch(reference -> before.contains(reference.getReference())));
        }
    }

    @Test
    void rows_that_refer_to_nothing_keep_their_order() {
        var rows = IntStream.range(0, 101)
                .<DomainResource>mapToObj(PiecesTest::observation)
                .toList();

        assertThat(Pieces.of(rows).stream().flatMap(List::stream)).containsExactlyElementsOf(rows);
    }

    private static Observation observation(int number) {
        var observation = new Observation();
        observation.addIdentifier().setSystem(Canonical.ID + "test").setValue("o" + number);
        return observation;
    }

    private static DiagnosticReport report(Observation of) {
        var report = new DiagnosticReport();
        report.addIdentifier()
                .setSystem(Canonical.ID + "test")
                .setValue("r" + of.getIdentifierFirstRep().getValue());
        report.addResult(Placeholder.to(of));
        return report;
    }
}
