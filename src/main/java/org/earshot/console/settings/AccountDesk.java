package org.earshot.console.settings;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.earshot.admit.Account;
import org.earshot.admit.Accounts;
import org.earshot.admit.Admission;
import org.earshot.admit.Admissions;
import org.earshot.admit.Scope;
import org.earshot.admit.SecondFactor;
import org.earshot.admit.Tokens;
import org.earshot.console.pages.Wording;
import org.earshot.console.security.SignedIn;
import org.springframework.stereotype.Component;

/** Gathers what the page of one's own account shows. */
@Component
class AccountDesk {
    private final Accounts accounts;
    private final SecondFactor factors;
    private final Admissions admissions;
    private final Tokens tokens;
    private final Wording wording;

    AccountDesk(Accounts accounts, SecondFactor factors, Admissions admissions, Tokens tokens, Wording wording) {
        this.accounts = accounts;
        this.factors = factors;
        this.admissions = admissions;
        this.tokens = tokens;
        this.wording = wording;
    }

    AccountView view(SignedIn who) {
        Account account = accounts.find(who.name()).orElseThrow(NoSuchElementException::new);
        ZoneId zone = wording.zone();
        return new AccountView(
                account,
                factors.required(account.user().role()),
                factors.left(who.name()),
                admissions.of(who.name()).stream()
                        .map(each -> row(each, who, zone))
                        .sorted(Comparator.comparing(SessionRow::here).reversed())
                        .toList(),
                tokens.of(who.name()).stream()
                        .map(token -> TokenRow.of(token, wording, zone))
                        .toList(),
                Arrays.stream(Scope.values())
                        .filter(scope -> scope.allowedTo(account.user().role()))
                        .map(Scope::word)
                        .toList());
    }

    private SessionRow row(Admission each, SignedIn who, ZoneId zone) {
        String own = who.admission();
        return new SessionRow(
                each,
                browser(BrowserName.of(each.from().agent())),
                wording.past(each.cameAt(), zone),
                wording.past(each.seenAt(), zone),
                own != null && admissions.is(each, own));
    }

    private String browser(BrowserName name) {
        String known = name.browser();
        String system = name.system();
        String browser = known == null ? wording.say("admit.browser.unknown") : known;
        return system == null ? browser : wording.say("admit.browser.on", browser, system);
    }

    /**
     * One's own account.
     *
     * @param account who looks
     * @param required whether their role needs a second factor
     * @param codesLeft how many recovery codes are left
     * @param sessions that last
     * @param tokens those that ended too
     * @param scopes that a new token may have
     */
    record AccountView(
            Account account,
            boolean required,
            int codesLeft,
            List<SessionRow> sessions,
            List<TokenRow> tokens,
            List<String> scopes) {
        private static final int SHOWN = 8;

        /** The sessions that are shown at once, the one that looks before all others. */
        public List<SessionRow> first() {
            return sessions.subList(0, Math.min(SHOWN, sessions.size()));
        }

        /** Those that are shown when asked for. */
        public List<SessionRow> more() {
            return sessions.subList(Math.min(SHOWN, sessions.size()), sessions.size());
        }
    }
}
