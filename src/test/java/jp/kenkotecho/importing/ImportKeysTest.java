package jp.kenkotecho.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kenkotecho.crypto.KeyedMac;
import jp.kenkotecho.crypto.TestKeys;
import jp.kenkotecho.profile.RecordQuery.Token;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class ImportKeysTest {

    private static final KeyedMac FORMER = KeyedMac.ofImportsBefore010(TestKeys.SETTINGS);

    private final ArrivalKeys keys = new ImportKeys(TestKeys.SETTINGS).begin();

    @Test
    void the_same_text_has_the_same_key_in_every_import_and_not_the_one_of_before() {
        var key = keys.of("p\n薬");

        assertThat(key)
                .matches("[0-9a-f]{64}")
                .isEqualTo(new ImportKeys(TestKeys.SETTINGS).begin().of("p\n薬"))
                .isNotEqualTo(keys.of("p\n药"))
                .isNotEqualTo(FORMER.hex("p\n薬"));
    }

    @Test
    void a_key_made_of_another_is_looked_for_as_it_was_made_before() {
        var drug = keys.of(keys.of("visit\nday") + "\n1");

        assertThat(keys.former().byKey()).containsEntry(drug, FORMER.hex(FORMER.hex("visit\nday") + "\n1"));
    }

    @Test
    void what_is_made_of_several_has_one_key_before_and_now_whatever_their_order() {
        var both = List.of(keys.of("p\n1"), keys.of("p\n2"));
        var before = List.of(FORMER.hex("p\n1"), FORMER.hex("p\n2"));

        var key = keys.ofAll(both);

        assertThat(key).isEqualTo(keys.ofAll(List.of(both.get(1), both.get(0))));
        assertThat(keys.former().byKey())
                .containsEntry(
                        key,
                        FORMER.hex(String.join("\n", before.stream().sorted().toList())));
    }

    @Test
    void what_was_stored_by_its_former_key_reads_as_if_stored_today() {
        var key = keys.of("p\n薬");
        var stored = new Patient();
        stored.addIdentifier().setSystem("s").setValue(FORMER.hex("p\n薬"));
        stored.addIdentifier().setSystem("s").setValue("another");

        keys.former().renew(List.of(stored));

        assertThat(stored.getIdentifier()).extracting(Identifier::getValue).containsExactly(key, "another");
        assertThat(keys.former().tokens(stored.getIdentifierFirstRep()))
                .containsExactly(new Token("s", key), new Token("s", FORMER.hex("p\n薬")));
    }
}
