package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.assertj.core.api.Assertions;
import org.earshot.respond.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Every page that stands under an address of its own, read by axe. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:accessible;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class AccessibleIT {
    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private final ConsoleTown.Mouth mouth;

    @Autowired
    AccessibleIT(ConsoleTown.Mouth mouth) {
        this.mouth = mouth;
    }

    @Test
    void theLogin() {
        Page page = VISITORS.page(true);
        page.navigate(VISITORS.address("/login"));

        Visitors.assertAccessible(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?tab=snoozed",
                "/?tab=closed",
                "/?tab=mine&urgency=low",
                "/answers",
                "/answers/new",
                "/figures",
                "/sources",
                "/sources/new",
                "/ledger",
                "/settings",
                "/me",
                "/me/named",
                "/me/account",
                "/me/account/second-factor",
                "/settings/tokens",
                "/settings/sso",
                "/settings/users",
                "/settings/users/anna",
                "/settings/audit",
                "/approvals",
                "/reviews",
                "/reviews/mine",
                "/team",
                "/team/cases",
                "/team/people/anna",
                "/wall",
                "/wall/people/anna",
                "/figures/cases",
                "/questions",
                "/customers/blocked",
                "/goodwill",
                "/nowhere"
            })
    void aPage(String path) {
        mouth.say("mastodon", "cara", "The Acme Bank heater caught fire, my kids sleep there!");
        mouth.say("mastodon", "دارا", "احترق السخان من Acme Bank, it caught fire, my kids were hurt!");
        mouth.say("mastodon", "emo", "😡😡😡 it caught fire, my kids were hurt @acmebank");
        Page page = VISITORS.loggedIn("root", true);
        page.navigate(VISITORS.address(path));

        Visitors.assertAccessible(page);
    }

    @Test
    void aCase() {
        Case said = mouth.say("mastodon", "dora", "The Acme Bank heater caught fire. Thank you for nothing!");
        Page page = VISITORS.loggedIn("sam", true);
        page.navigate(VISITORS.address("/cases/" + said.id()));
        page.locator(".idle summary").click();
        page.locator(".fold summary").click();

        Visitors.assertAccessible(page);
        assertThat(page.locator("#panel-case-time summary")).isVisible();
        page.locator(".customer a[href^='/customers/']").first().click();
        Visitors.assertAccessible(page);
    }

    @Test
    void theSuggestedAnswersHaveRoomBesideTheComposer() {
        Case said = mouth.say("mastodon", "nora", "The Acme Bank heater caught fire. Thank you for nothing!");
        Page page = VISITORS.loggedIn("sam", true);
        page.setViewportSize(1280, 800);
        page.navigate(VISITORS.address("/cases/" + said.id()));

        double room = page.locator(".advice").boundingBox().width;
        double send = page.locator("#reply").boundingBox().y;

        Assertions.assertThat(room).isGreaterThan(200);
        Assertions.assertThat(send).isLessThan(700);
    }

    @Test
    void nothingOfTheTopBarIsOutOfSightOnAPhone() {
        mouth.say("mastodon", "olga", "The Acme Bank heater caught fire, my kids sleep there!");
        Page page = VISITORS.loggedIn("sam", true);
        page.setViewportSize(390, 844);
        page.navigate(VISITORS.address("/"));

        for (Locator link : page.locator(".top a, .top button, .tabs a").all()) {
            BoundingBox box = link.boundingBox();
            Assertions.assertThat(box.x + box.width).as(link.textContent()).isLessThanOrEqualTo(390);
        }
        page.setViewportSize(320, 640);
        Assertions.assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(320);
    }

    @Test
    void whatIsDoneToManyCasesFitsAPhone() {
        mouth.say("mastodon", "vera", "The Acme Bank heater caught fire, my kids sleep there!");
        Page page = VISITORS.loggedIn("sam", true);
        page.setViewportSize(390, 844);
        page.navigate(VISITORS.address("/"));
        page.locator("#pick-all").click();
        assertThat(page.locator("#bulk-outcome")).isHidden();
        page.locator("#bulk-more").click();

        for (Locator field : page.locator(".bulk-deeds button, .bulk-deeds select, .bulk-deeds input")
                .all()) {
            BoundingBox box = field.boundingBox();
            Assertions.assertThat(box.x + box.width).as(field.textContent()).isLessThanOrEqualTo(390);
        }
        Visitors.assertAccessible(page);
    }
}
