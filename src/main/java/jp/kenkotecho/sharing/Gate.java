package jp.kenkotecho.sharing;

import jp.kenkotecho.sharing.smart.Scopes;
import org.springframework.stereotype.Component;

/** The one place that decides access. It has no off switch. */
@Component
class Gate {

    /** Yes only at the end: whatever no rule allows is refused, with the first reason met. */
    Verdict judge(Ask ask) {
        if (!Scopes.of(ask.caller()).cover(ask.interaction().letter(), ask.type())) {
            return Verdict.NO_SCOPE;
        }
        return Verdict.PERMIT;
    }
}
