package jp.kenkotecho.web;

import java.time.LocalDate;
import java.util.Optional;
import jp.kenkotecho.consent.Family;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.identity.Accounts;
import jp.kenkotecho.record.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes an account a relative's: what stands in the record and what the account is come about together, or not at all. */
@Component
class Relatives {

    private final Family family;
    private final Accounts accounts;

    Relatives(Family family, Accounts accounts) {
        this.family = family;
        this.accounts = accounts;
    }

    /** Empty when the code is good no more. */
    @Transactional
    public Optional<String> accept(String code, Account account) {
        return linked(account, family.accept(code, account.links()));
    }

    /** Empty when no end is given and none follows from the person's age. */
    @Transactional
    public Optional<String> appoint(PersonId person, Account account, String relationship, Optional<LocalDate> until) {
        return linked(account, family.appoint(person, account.displayName(), relationship, until, account.links()));
    }

    private Optional<String> linked(Account account, Optional<String> relative) {
        relative.ifPresent(one -> accounts.addLink(account.id(), one));
        return relative;
    }
}
