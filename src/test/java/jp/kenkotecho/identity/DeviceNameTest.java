package jp.kenkotecho.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.regex.Pattern;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceNameTest {

    private static final TsvTable TABLE = TsvTable.of(DeviceName.class, "device-names.tsv");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1 | iPhone の Safari | Safari on iPhone
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0.7390.96 Mobile/15E148 Safari/604.1 | iPhone の Chrome | Chrome on iPhone
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.10.0 | iPhone の LINE | LINE on iPhone
            Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/143.0 Mobile/15E148 Safari/605.1.15 | iPad の Firefox | Firefox on iPad
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15 | Mac か iPad の Safari | Safari on Mac or iPad
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0 | Mac の Firefox | Firefox on Mac
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 | Windows の Chrome | Chrome on Windows
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0 | Windows の Edge | Edge on Windows
            Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36 | Android スマートフォン の Chrome | Chrome on Android phone
            Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Safari/537.36 | Android 端末 の Samsung Internet | Samsung Internet on Android device
            Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 | Chromebook の Chrome | Chrome on Chromebook
            Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0 | Linux の Firefox | Firefox on Linux
            TechoApp/1.0 (iPhone) | iPhone | iPhone
            Firefox/143.0 | 知らない端末 の Firefox | Firefox on unknown device
            """)
    void is_said_as_people_know_it(String userAgent, String ja, String en) {
        assertThat(DeviceName.of(userAgent).text()).isEqualTo(new Text(ja, en));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "curl/8.5.0", "Java-http-client/17.0.15", "<script>alert(1)</script>", "花子のパソコン"})
    void is_not_guessed(String userAgent) {
        assertThat(DeviceName.of(userAgent).text()).isEqualTo(new Text("知らない端末", "unknown device"));
        assertThat(DeviceName.of(null)).isEqualTo(DeviceName.UNKNOWN);
    }

    @Test
    void is_looked_for_in_the_first_five_hundred_characters() {
        assertThat(DeviceName.of("x".repeat(490) + " Windows Chrome/1")).isEqualTo(new DeviceName("windows", ""));
        assertThat(DeviceName.of(" ".repeat(100_000) + "Windows")).isEqualTo(DeviceName.UNKNOWN);
    }

    @Test
    void is_stored_by_its_name_alone() {
        var names = new HashSet<String>();
        for (var row : TABLE.rows()) {
            var name = row.get(0).equals("device") ? new DeviceName(row.get(1), "") : new DeviceName("", row.get(1));
            assertThat(names.add(name.stored())).as(row.get(1)).isTrue();
            assertThat(DeviceName.read(name.stored())).isEqualTo(name);
            Pattern.compile(row.get(2));
        }
        assertThat(DeviceName.read("iphone/safari").text().ja()).isEqualTo("iPhone の Safari");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "iphone", "iphone/safari/x", "Mozilla/5.0 (iPhone)", "nowhere/nothing"})
    void is_unknown_where_something_else_was_stored(String stored) {
        assertThat(DeviceName.read(stored)).isEqualTo(DeviceName.UNKNOWN);
    }
}
