package jp.kenkotecho.medicationnotebook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever happens to a slip between the printer and us, nothing throws, and no medicine is taken in by half. */
class MutationProperties {

    private static final byte[] SLIP = """
            JAHISTC08,1
            1,見本 花代,2,S400101,,,,,,,ミホン ハナヨ
            5,20261110,1
            11,みほん調剤薬局,27,4,0000019,,,,1
            51,見本クリニック,27,1,0000027,1
            201,1,ミホンジピン錠５ｍｇ,1,錠,4,0000000F0000,1
            301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
            201,2,ミホン胃腸薬錠,3,錠,1,,1
            201,2,ミホン整腸錠,3,錠,1,,1
            301,2,１日３回毎食後,28,日分,1,1,,1
            311,2,多めの水で,1
            5,20261111,1
            11,えきまえ薬局,13,4,0000068,,,,1
            201,1,ミホン鎮痛錠６０ｍｇ,1,錠,1,,1
            301,1,疼痛時,10,回分,3,1,,1
            """.replace("\n", "\r\n").getBytes(Charset.forName("windows-31j"));

    /** One thing that happens to bytes. */
    private record Accident(int kind, int at, int length, byte value) {

        byte[] happenTo(byte[] bytes) {
            if (bytes.length == 0) {
                return bytes;
            }
            var from = at % bytes.length;
            var until = Math.min(bytes.length, from + length);
            var result = new ByteArrayOutputStream();
            result.write(bytes, 0, from);
            switch (kind) {
                case 0 -> result.write(bytes, until, bytes.length - until);
                case 1 -> {
                    result.write(value);
                    result.write(bytes, from + 1, bytes.length - from - 1);
                }
                case 2 -> {
                    result.write(bytes, from, until - from);
                    result.write(bytes, from, bytes.length - from);
                }
                case 3 -> {
                    result.write(value);
                    result.write(bytes, from, bytes.length - from);
                }
                default -> {
                    // Cut off here.
                }
            }
            return result.toByteArray();
        }
    }

    @Property(tries = 5000)
    void a_mutated_slip_is_refused_or_has_no_half_of_a_medicine(@ForAll("accidents") List<Accident> accidents) {
        var bytes = SLIP;
        for (var accident : accidents) {
            bytes = accident.happenTo(bytes);
        }

        if (NotebookReader.read(bytes) instanceof NotebookReading.Complete reading) {
            assertThat(prescriptions(reading)).allSatisfy(prescription -> {
                assertThat(prescription.drugs()).isNotEmpty().allSatisfy(drug -> assertThat(drug.name())
                        .isNotBlank());
                assertThat(prescription.number()).isPositive();
            });
        }
    }

    /**
     * A cut between two records cannot be seen, since the format counts nothing; everything else is, but for a code that is cut: then the
     * words stand for it.
     */
    @Test
    void a_slip_cut_anywhere_is_refused_or_ends_with_a_whole_medicine() {
        var whole = prescriptions((NotebookReading.Complete) NotebookReader.read(SLIP));

        for (var length = 0; length < SLIP.length; length++) {
            if (NotebookReader.read(Arrays.copyOf(SLIP, length)) instanceof NotebookReading.Complete reading) {
                assertThat(prescriptions(reading))
                        .allSatisfy(prescription -> assertThat(whole).anySatisfy(original -> {
                            assertThat(prescription.drugs()).isEqualTo(original.drugs());
                            assertThat(prescription.usage().text())
                                    .isEqualTo(original.usage().text());
                            assertThat(prescription.usage().supply())
                                    .isEqualTo(original.usage().supply());
                            assertThat(prescription.usage().form())
                                    .isEqualTo(original.usage().form());
                        }));
            }
        }
    }

    @Provide
    Arbitrary<List<Accident>> accidents() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(13, SLIP.length),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.of(
                                (byte) ',', (byte) '\n', (byte) '9', (byte) 0x81, (byte) 0, (byte) 0xFF, (byte) '3'))
                .as(Accident::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static List<Prescription> prescriptions(NotebookReading.Complete reading) {
        return reading.slips().stream()
                .flatMap(slip -> slip.dispensings().stream())
                .flatMap(visit -> visit.prescriptions().stream())
                .toList();
    }
}
