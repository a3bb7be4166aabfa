package jp.kenkotecho.smart.tokens;

import java.time.Instant;
import java.util.Set;
import jp.kenkotecho.record.InformationCategory;

/**
 * What a person let an app have on the consent screen, beside the scopes.
 *
 * @param authorization the id of the authorization it belongs to, through all its tokens
 * @param account who gave it
 * @param patient whose record was opened; empty for none
 * @param encounter the visit that an EHR launch came from; empty for none
 * @param banner whether the app has to say whose record it shows (SMART {@code need_patient_banner})
 * @param categories what the app may see
 * @param readOnly whether the person took away its writing
 * @param twoFactors whether the person had given two factors
 * @param session the handle of the browser session in which it was given
 */
public record Grant(
        String authorization,
        String account,
        String client,
        String patient,
        String encounter,
        boolean banner,
        Set<InformationCategory> categories,
        boolean readOnly,
        boolean twoFactors,
        String session,
        Instant at) {

    public Grant {
        categories = Set.copyOf(categories);
    }
}
