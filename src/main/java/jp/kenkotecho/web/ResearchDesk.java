package jp.kenkotecho.web;

import java.util.List;
import java.util.function.Function;
import jp.kenkotecho.identity.Account.Kind;
import jp.kenkotecho.smart.clients.ResearchClients;
import jp.kenkotecho.smart.clients.ResearchClients.ResearchClient;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * The door of the pages for researchers: not there for anybody else, after two factors. What they export they export as the
 * clients that they answer for.
 */
@Component
class ResearchDesk {

    private final SignedInUser signedInUser;
    private final ResearchClients clients;

    ResearchDesk(SignedInUser signedInUser, ResearchClients clients) {
        this.signedInUser = signedInUser;
        this.clients = clients;
    }

    /** A page about all of the researcher's clients. */
    String open(Function<List<ResearchClient>, String> page) {
        signedInUser.demand(Kind.RESEARCHER);
        return signedInUser.stepUp("/desk").orElseGet(() -> Workplaces.shown(() -> page.apply(mine())));
    }

    /** One of the researcher's clients, for what is no page; not found without two factors, too. */
    ResearchClient client(String id) {
        signedInUser.demand(Kind.RESEARCHER);
        if (!signedInUser.caller().behalf().twoFactors()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return of(mine(), id);
    }

    static ResearchClient of(List<ResearchClient> clients, String id) {
        return clients.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<ResearchClient> mine() {
        return clients.of(signedInUser.account().username());
    }
}
