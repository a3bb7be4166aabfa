package jp.kenkotecho.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import jp.kenkotecho.it.DrawnCode;
import org.junit.jupiter.api.Test;

class AuthenticatorKeyTest {

    private static final AuthenticatorKey KEY = new AuthenticatorKey("hanako", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");

    @Test
    void says_who_gives_it_and_whose_it_is() {
        assertThat(KEY.uri())
                .isEqualTo("otpauth://totp/Kenko%20Techo:hanako?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
                        + "&issuer=Kenko%20Techo");
    }

    /** A colon parts issuer and account in the label; one in a name must not. */
    @Test
    void takes_no_name_for_a_part_of_its_address() {
        assertThat(new AuthenticatorKey("花:a?secret=b&c/d", "JBSW").uri())
                .isEqualTo("otpauth://totp/Kenko%20Techo:%E8%8A%B1%3Aa%3Fsecret%3Db%26c%2Fd?secret=JBSW"
                        + "&issuer=Kenko%20Techo");
    }

    @Test
    void names_nobody_while_nobody_has_said_who_they_are() {
        assertThat(new AuthenticatorKey("", "JBSW").uri())
                .isEqualTo("otpauth://totp/Kenko%20Techo?secret=JBSW&issuer=Kenko%20Techo");
    }

    @Test
    void is_read_from_its_code_as_it_is() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(KEY.symbol().png(6)));

        assertThat(DrawnCode.read(image)).isEqualTo(KEY.uri());
    }

    @Test
    void is_typed_in_groups_of_four() {
        assertThat(KEY.letters()).isEqualTo("JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP");
    }

    @Test
    void tells_no_log_its_secret() {
        assertThat(KEY.toString()).doesNotContain("JBSW");
    }
}
