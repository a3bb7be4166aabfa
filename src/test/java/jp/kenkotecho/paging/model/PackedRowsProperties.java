package jp.kenkotecho.paging.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PackedRowsProperties {

    @Property
    void what_was_packed_is_unpacked(@ForAll List<Long> rows) {
        assertThat(PackedRows.unpack(PackedRows.pack(rows))).isEqualTo(rows);
    }

    @Example
    void rows_that_lie_together_take_a_byte_each() {
        var rows = LongStream.range(1_000_000, 1_010_000).boxed().toList();

        assertThat(PackedRows.pack(rows)).hasSizeLessThan(10_010);
    }

    @Example
    void bytes_that_were_cut_are_refused() {
        assertThatThrownBy(() -> PackedRows.unpack(new byte[] {2, (byte) 0x82}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
