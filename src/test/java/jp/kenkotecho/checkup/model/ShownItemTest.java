package jp.kenkotecho.checkup.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownItemTest {

    @Test
    void puts_its_codes_in_the_order_in_which_they_stand_for_it() {
        for (var item : ShownItem.all()) {
            for (var place = 0; place < item.begins().size(); place++) {
                assertThat(item.place(item.begins().get(place) + "0"))
                        .as(item.key())
                        .isEqualTo(place);
            }
            assertThat(item.place("no code")).isEqualTo(item.begins().size());
        }
    }
}
