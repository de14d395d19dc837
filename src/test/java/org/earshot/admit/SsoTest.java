package org.earshot.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SsoTest {
    private static final String ISSUER = "https://id.example";

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aNameAloneBindsNobody(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        Sso closed = gate.sso(settings(false, List.of()));
        Sso open = gate.sso(settings(true, List.of()));

        assertThat(closed.enter(ISSUER, "s-1", claims("carl", "staff"))).isEqualTo(new SsoLogin.Refused("unknown"));
        assertThat(closed.enter(ISSUER, "s-1", claims("ada", "staff"))).isEqualTo(new SsoLogin.Refused("unknown"));
        assertThat(open.enter(ISSUER, "s-1", claims("ada", "staff"))).isEqualTo(new SsoLogin.Refused("name"));
        assertThat(open.enter(ISSUER, "s-1", claims("c a r l", "staff"))).isEqualTo(new SsoLogin.Refused("name"));
        assertThat(gate.told).contains("single sign-on login.refused unknown: carl");

        gate.accounts.awaitSso("ada", "ann", true);
        assertThat(closed.enter(ISSUER, "s-1", claims("ann", "staff"))).isInstanceOf(SsoLogin.In.class);
        assertThat(gate.account("ann").awaitsSso()).isFalse();
        assertThat(closed.enter(ISSUER, "s-2", claims("ann", "staff"))).isEqualTo(new SsoLogin.Refused("unknown"));
        assertThat(closed.enter("https://other.example", "s-1", claims("ann", "staff")))
                .isEqualTo(new SsoLogin.Refused("unknown"));
        assertThat(in(closed.enter(ISSUER, "s-1", claims("renamed", "staff")))).isEqualTo("ann");
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void rolesAreThoseOfTheProviderButTheLastAdminStays(TestDatabase database) {
        TestGate gate = TestGate.on(database);
        Sso sso = gate.sso(settings(true, List.of()));

        assertThat(sso.enter(ISSUER, "s-1", claims("carl", "nobody"))).isEqualTo(new SsoLogin.Refused("role"));
        sso.enter(ISSUER, "s-1", claims("carl", "staff", "chiefs"));
        assertThat(gate.account("carl").user().role()).isEqualTo(Role.ADMIN);
        sso.enter(ISSUER, "s-1", claims("carl", "staff"));
        assertThat(gate.account("carl").user().role()).isEqualTo(Role.ADMIN);
        sso.enter(ISSUER, "s-2", claims("dora", "chiefs"));
        sso.enter(ISSUER, "s-1", claims("carl", "staff"));

        assertThat(gate.account("carl").user().role()).isEqualTo(Role.AGENT);
        gate.accounts.setDisabled("dora", "carl", true);
        assertThat(sso.enter(ISSUER, "s-1", claims("carl", "staff"))).isEqualTo(new SsoLogin.Refused("disabled"));
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void onlyVerifiedAddressesOfTheDomainsComeIn(TestDatabase database) {
        Sso sso = TestGate.on(database).sso(settings(true, List.of("Acme.example")));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("preferred_username", "a", "groups", "staff"),
                Map.of("preferred_username", "a", "groups", "staff", "email", "a@acme.example"),
                Map.of(
                        "preferred_username",
                        "a",
                        "groups",
                        "staff",
                        "email",
                        "a@acme.example.evil",
                        "email_verified",
                        true),
                Map.of(
                        "preferred_username",
                        "a",
                        "groups",
                        "staff",
                        "email",
                        "acme.example@evil",
                        "email_verified",
                        true))) {
            assertThat(sso.enter(ISSUER, "s-1", wrong)).isEqualTo(new SsoLogin.Refused("domain"));
        }

        Map<String, Object> right = Map.of(
                "preferred_username",
                "Ann.B@acme.example",
                "groups",
                "staff",
                "email",
                "ann.b@ACME.example",
                "email_verified",
                true);
        assertThat(in(sso.enter(ISSUER, "s-1", right))).isEqualTo("ann.b");
    }

    @Test
    void whatContradictsItselfStopsTheStartAndSecretsAreNotTold() {
        SsoSettings off = SsoSettings.off();
        assertThat(off.on()).isFalse();
        assertThat(off.passwordOpensFor("ann")).isTrue();
        assertThatThrownBy(() -> new SsoSettings(
                        ISSUER,
                        "us",
                        "s3cret",
                        "",
                        List.of("openid"),
                        "sub",
                        null,
                        Map.of(),
                        false,
                        List.of(),
                        false,
                        null))
                .hasMessageContaining("break-glass");
        SsoSettings closed = new SsoSettings(
                ISSUER, "us", "s3cret", "", List.of("openid"), "sub", null, Map.of(), false, List.of(), false, "root");
        assertThat(closed.passwordOpensFor("Root")).isTrue();
        assertThat(closed.passwordOpensFor("ann")).isFalse();
        assertThat(closed.toString()).doesNotContain("s3cret");
    }

    private static SsoSettings settings(boolean autoCreate, List<String> domains) {
        return new SsoSettings(
                ISSUER,
                "earshot",
                "secret",
                "Acme ID",
                List.of("openid"),
                "preferred_username",
                "groups",
                Map.of("staff", Role.AGENT, "chiefs", Role.ADMIN),
                autoCreate,
                domains,
                true,
                null);
    }

    private static Map<String, Object> claims(String name, String... groups) {
        return Map.of("preferred_username", name, "groups", List.of(groups));
    }

    private static String in(SsoLogin login) {
        return ((SsoLogin.In) login).user().name();
    }
}
