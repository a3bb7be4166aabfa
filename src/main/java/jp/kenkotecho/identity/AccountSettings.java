package jp.kenkotecho.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.accounts.*}.
 *
 * @param failures wrong passwords or codes in a row after which an account is locked; the attempts of a person who
 *     mistypes stay below
 * @param lockedFor how long the first lock lasts; each further failure doubles it, up to a day
 * @param attemptsPerMinute sign-ins, codes and token requests of one network address; more are answered 429
 * @param firstAdmin name of an administrator to invite at the start, when there is none yet; empty invites nobody
 * @param firstAdminCode the invitation code for that administrator, at least 24 characters; {@code PHR_ADMIN_CODE}
 * @param askBreachService whether passwords are also looked up (by the first digits of their hash) at Have I Been
 *     Pwned; off, because it tells an outside service that somebody is choosing a password here
 * @param rememberedFor how long a device is read on without signing in, where its person wishes it: a month is how long one
 *     proof may count (NIST SP 800-63B §4.1.3), a year the most; {@code 0} offers it to nobody
 */
@ConfigurationProperties("phr.accounts")
record AccountSettings(
        @DefaultValue("5") int failures,
        @DefaultValue("1m") Duration lockedFor,
        @DefaultValue("120") int attemptsPerMinute,
        @DefaultValue("") String firstAdmin,
        @DefaultValue("") String firstAdminCode,
        @DefaultValue("false") boolean askBreachService,
        @DefaultValue("30d") Duration rememberedFor) {

    private static final int SHORTEST_CODE = 24;
    private static final Duration LONGEST_MEMORY = Duration.ofDays(366);

    AccountSettings {
        if (failures < 1 || attemptsPerMinute < 1 || lockedFor.isNegative() || lockedFor.isZero()) {
            throw new IllegalArgumentException("phr.accounts: limits are above zero");
        }
        if (rememberedFor.isNegative() || rememberedFor.compareTo(LONGEST_MEMORY) > 0) {
            throw new IllegalArgumentException("phr.accounts.remembered-for: at most a year");
        }
        if (!firstAdmin.isEmpty() && firstAdminCode.length() < SHORTEST_CODE) {
            throw new IllegalArgumentException(
                    "phr.accounts.first-admin-code: at least " + SHORTEST_CODE + " characters");
        }
    }

    boolean remembersDevices() {
        return !rememberedFor.isZero();
    }

    @Override
    public String toString() {
        return "AccountSettings[withheld]";
    }
}
