package jp.kenkotecho.identity;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * Passkeys (WebAuthn Level 3), by Spring Security's own support. The device is made to verify the person (PIN,
 * fingerprint), so that signing in with one is two different factors: something held, and something known or been.
 */
@Component
class Passkeys {

    private final PublicKeyCredentialUserEntityRepository people;
    private final UserCredentialRepository credentials;
    private final Webauthn4JRelyingPartyOperations operations;

    Passkeys(JdbcOperations database, Environment environment) {
        this.people = new JdbcPublicKeyCredentialUserEntityRepository(database);
        this.credentials = new JdbcUserCredentialRepository(database);
        var base = URI.create(environment.getRequiredProperty("phr.fhir.base-url"));
        var party = PublicKeyCredentialRpEntity.builder()
                .id(base.getHost())
                .name("Kenko Techo 健康手帳")
                .build();
        this.operations = new Webauthn4JRelyingPartyOperations(people, credentials, party, Set.of(originOf(base)));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build()));
    }

    /** One passkey, for its owner's eyes. */
    record Shown(String id, String label, Instant created) {}

    WebAuthnRelyingPartyOperations operations() {
        return operations;
    }

    UserCredentialRepository credentials() {
        return credentials;
    }

    List<Shown> of(Account account) {
        return recordsOf(account).stream()
                .map(one -> new Shown(one.getCredentialId().toBase64UrlString(), one.getLabel(), one.getCreated()))
                .toList();
    }

    /** Removes the one with this id, if it is the account's. */
    void remove(Account account, String id) {
        recordsOf(account).stream()
                .map(CredentialRecord::getCredentialId)
                .filter(one -> one.toBase64UrlString().equals(id))
                .map(Bytes.class::cast)
                .forEach(credentials::delete);
    }

    private List<CredentialRecord> recordsOf(Account account) {
        return Optional.ofNullable(people.findByUsername(account.id()))
                .map(person -> credentials.findByUserId(person.getId()))
                .orElse(List.of());
    }

    private static String originOf(URI base) {
        return base.getScheme() + "://" + base.getAuthority();
    }
}
