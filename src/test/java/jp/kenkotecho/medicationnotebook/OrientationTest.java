package jp.kenkotecho.medicationnotebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 2", "6, 1", "8, 3", "9, 0"})
    void a_telephone_that_was_turned_says_so(int orientation, int turns) {
        assertThat(Orientation.quarterTurns(jpeg(orientation, ByteOrder.BIG_ENDIAN)))
                .isEqualTo(turns);
        assertThat(Orientation.quarterTurns(jpeg(orientation, ByteOrder.LITTLE_ENDIAN)))
                .isEqualTo(turns);
    }

    /** Whatever stands in a file, it is upright where it says nothing else. */
    @Test
    void what_is_cut_short_or_damaged_is_left_as_it_is() {
        var random = new Random(7);
        var whole = jpeg(6, ByteOrder.BIG_ENDIAN);
        for (var length = 0; length < whole.length; length++) {
            assertThat(Orientation.quarterTurns(Arrays.copyOf(whole, length))).isBetween(0, 3);
        }
        for (var i = 0; i < 2_000; i++) {
            var damaged = whole.clone();
            damaged[2 + random.nextInt(whole.length - 2)] = (byte) random.nextInt();
            assertThat(Orientation.quarterTurns(damaged)).isBetween(0, 3);
        }
    }

    @Test
    void a_picture_is_turned_to_the_right() {
        var picture = new Photograph(new byte[] {1, 2, 3, 4, 5, 6}, 3, 2);

        var turned = picture.turned(1);

        assertThat(turned.width()).isEqualTo(2);
        assertThat(turned.grey()).containsExactly(4, 1, 5, 2, 6, 3);
        assertThat(picture.turned(3).turned(1).grey()).containsExactly(picture.grey());
    }

    private static byte[] jpeg(int orientation, ByteOrder order) {
        var file = ByteBuffer.allocate(2 + 4 + 6 + 8 + 2 + 12 + 2);
        file.putShort((short) 0xFFD8).putShort((short) 0xFFE1).putShort((short) 32);
        file.put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
        file.put(order == ByteOrder.BIG_ENDIAN ? new byte[] {'M', 'M'} : new byte[] {'I', 'I'});
        file.order(order).putShort((short) 42).putInt(8);
        file.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        file.putShort((short) orientation).putShort((short) 0);
        return file.array();
    }
}
