package jp.kenkotecho.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.record.Problem;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.password.CompromisedPasswordChecker;
import org.springframework.security.web.authentication.password.HaveIBeenPwnedRestApiPasswordChecker;
import org.springframework.stereotype.Component;

/**
 * Passwords of accounts. Which ones may be chosen follows NIST SP 800-63B §5.1.1.2: length, not composition; none that
 * was breached or is easily guessed, by the dictionaries of zxcvbn.
 */
@Component
class Passwords {

    private static final int SHORTEST = 10;

    /** Argon2 takes any length, and a request may be large: more is no password. */
    private static final int LONGEST = 200;

    /** Guesses, as a power of two, below which a password is called guessable. */
    private static final double ENTROPY = 35;

    private static final Problem LENGTH = Problem.of(
            Problem.Kind.MALFORMED,
            "パスワードは " + SHORTEST + " 文字以上 " + LONGEST + " 文字以下にしてください。",
            "A password has " + SHORTEST + " to " + LONGEST + " characters.");
    private static final Problem GUESSABLE = Problem.of(
            Problem.Kind.MALFORMED,
            "よく使われる、または推測されやすいパスワードです。別の言葉をいくつか並べてみてください。",
            "That password is common or easy to guess. Try a few unrelated words.");

    private final JdbcClient database;
    private final PasswordHashing hashing;
    private final Optional<CompromisedPasswordChecker> breachService;

    /** Checked when there is no account, so that the answer takes as long as for one. */
    private final String nobodysHash;

    Passwords(JdbcClient database, PasswordHashing hashing, AccountSettings settings) {
        this.database = database;
        this.hashing = hashing;
        this.breachService = settings.askBreachService()
                ? Optional.of(new HaveIBeenPwnedRestApiPasswordChecker())
                : Optional.empty();
        this.nobodysHash = hashing.hash("nobody's");
    }

    /** Why this password may not be chosen; empty when it may. */
    List<Problem> refusals(Account account, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return List.of(LENGTH);
        }
        var guessable = strengthFor(account).estimate(password).getEntropy() < ENTROPY
                || breachService
                        .map(service -> service.check(password).isCompromised())
                        .orElse(false);
        return guessable ? List.of(GUESSABLE) : List.of();
    }

    /** Sets it. Devices that were remembered are not any more: whoever had the old one may have made one of them. */
    void set(String account, String password) {
        database.sql("delete from remembered_device where account_id = ?")
                .param(account)
                .update();
        database.sql("update account set password_hash = ?, failures = 0, locked_until = null where id = ?")
                .params(hashing.hash(password), account)
                .update();
    }

    /** Takes the same time whether there is such an account, and whether it has a password. */
    boolean matches(Optional<Account> account, String password) {
        var hash = account.flatMap(known -> database.sql(
                                "select password_hash from account where id = ? and password_hash is not null")
                        .param(known.id())
                        .query(String.class)
                        .optional())
                .orElse(nobodysHash);
        var sent = password.length() > LONGEST ? "" : password;
        return hashing.matches(sent, hash) && account.isPresent() && !hash.equals(nobodysHash);
    }

    private static Nbvcxz strengthFor(Account account) {
        Dictionary own = new DictionaryBuilder()
                .setDictionaryName("own")
                .setExclusion(true)
                .addWord(account.username(), 0)
                .addWord(account.displayName(), 0)
                .addWord("kenkotecho", 0)
                .createDictionary();
        var dictionaries = new ArrayList<>(ConfigurationBuilder.getDefaultDictionaries());
        dictionaries.add(own);
        return new Nbvcxz(new ConfigurationBuilder()
                .setDictionaries(dictionaries)
                .setMinimumEntropy(ENTROPY)
                .createConfiguration());
    }
}
