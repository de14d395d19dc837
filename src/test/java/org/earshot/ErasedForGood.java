package org.earshot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.CareHouse.press;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A customer who was talked with, talked about and then erased.
 *
 * @param house where
 * @param heard what they said
 */
record ErasedForGood(CareHouse house, CareHouse.Heard heard) {
    /** What only this customer, or somebody who spoke with or about them, ever said. */
    static final List<String> WORDS = List.of("quistgaard", "zwetschgenmus", "kaffeesahne", "vanillezucker");

    /** Begins with the words above and is none of them, so that a page that repeats the search says nothing. */
    private static final List<String> PLACES = List.of(
            "/",
            "/?tab=waiting&customer=quist",
            "/?tab=waiting&q=zwetsch",
            "/?tab=waiting",
            "/?tab=resolved",
            "/wall",
            "/team",
            "/figures",
            "/figures.csv",
            "/figures/cases?of=opened",
            "/ledger",
            "/questions",
            "/approvals",
            "/reviews",
            "/me/named",
            "/customers/blocked",
            "/settings/audit",
            "/settings/audit.csv",
            "/api/v1/mentions",
            "/api/v1/mentions?q=zwetsch",
            "/api/v1/cases",
            "/api/v1/cases?customer=quist");

    static ErasedForGood speaks(CareHouse house) {
        String text = "acme bank, somebody emptied my account, this is fraud! I paid for Zwetschgenmus only";
        return new ErasedForGood(house, house.hear("quistgaard", text));
    }

    /** Staff answer, note and draft. */
    void isTalkedWith() {
        Page anna = house.at("/cases/" + heard.id(), "anna");
        anna.fill("#note", "Frau Quistgaard called, @ben: it was Kaffeesahne.");
        press(anna, "Add note");
        assertThat(anna.locator("#journal")).containsText("Kaffeesahne");
        anna.fill("#reply", "We are sorry about the Vanillezucker.");
        press(anna, "Send reply");
        assertThat(anna.locator(".mention.ours .reply-sent")).hasText("sent");
        anna.fill("#reply", "Dear Frau Quistgaard, one more thing about the Vanillezucker");
        assertThat(anna.locator("#draft-words")).containsText("Draft from");
        assertThat(house.at("/me/named", "ben").locator("main")).containsText("quistgaard");
    }

    /** An admin erases them; gives the customer's number. */
    String isErased() {
        Page admin = house.at("/cases/" + heard.id(), "admin");
        admin.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Everything about"))
                .click();
        assertThat(admin.locator("h1")).containsText("quistgaard");
        String number = admin.url().replaceFirst(".*/", "");
        admin.locator("summary", new Page.LocatorOptions().setHasText("Erase this person"))
                .click();
        admin.fill("#sure", number);
        press(admin, "Erase for good");
        assertThat(admin.locator(".lead")).containsText("Erased");
        return number;
    }

    /** Every place where one of the words is written. */
    List<String> places(String customer) {
        Page admin = house.at("/", "admin");
        List<String> all = new ArrayList<>(PLACES);
        all.add("/cases/" + heard.id());
        all.add("/api/v1/cases/" + heard.id());
        if (!customer.isEmpty()) {
            all.add("/customers/" + customer);
        }
        return all.stream().filter(place -> speaks(admin, place)).toList();
    }

    private boolean speaks(Page admin, String place) {
        String text = place.startsWith("/api/") ? house.daemon().get(place).toString() : asked(admin, place);
        return WORDS.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains);
    }

    private String asked(Page admin, String place) {
        APIResponse answer = admin.request().get(house.daemon().url() + place);
        assertThat(answer.status()).as(place).isEqualTo(200);
        return answer.text();
    }
}
