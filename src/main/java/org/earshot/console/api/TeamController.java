package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.earshot.share.Colleague;
import org.earshot.share.Colleagues;
import org.earshot.share.Hand;
import org.earshot.share.Presence;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells who works, what they can take and how much they hold; and takes whether one is here. */
@Tag(name = "Team")
@RestController
@RequestMapping("/api/v1/team")
class TeamController {
    private final Colleagues colleagues;

    TeamController(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    @Operation(summary = "Everybody with their skills, presence and how many cases they hold")
    @ApiResponse(responseCode = "200", description = "Everybody who may come in, by name")
    @GetMapping
    Team all() {
        return new Team(colleagues.hands().stream().map(this::person).toList());
    }

    @Operation(summary = "Says whether one is here or away, and when one comes back")
    @ApiResponse(responseCode = "200", description = "Oneself as one is now")
    @ApiResponse(responseCode = "422", description = "The time to come back lies in the past")
    @PutMapping("/presence")
    Person presence(@RequestBody Wish body, Principal who) {
        Instant back = Asked.instantOrNull(body.backAt(), "backAt");
        if (back != null && !back.isAfter(colleagues.now())) {
            throw Refusals.unprocessable("backAt lies in the past");
        }
        switch (Asked.text(body.state(), "state", 10)) {
            case "here" -> colleagues.here(who.getName());
            case "away" -> colleagues.away(who.getName(), back);
            default -> throw Refusals.badRequest("state is one of here, away");
        }
        return colleagues.hands().stream()
                .filter(hand -> hand.who().name().equals(who.getName()))
                .findFirst()
                .map(this::person)
                .orElseThrow(() -> Refusals.notFound("such user"));
    }

    private Person person(Hand hand) {
        Colleague who = hand.who();
        boolean away = colleagues.state(who) == Presence.State.AWAY;
        return new Person(
                who.name(),
                Asked.lower(colleagues.state(who)),
                away ? who.presence().backAt() : null,
                new TreeSet<>(who.skills().languages()),
                new TreeSet<>(who.skills().platforms()),
                new TreeSet<>(who.skills().brands()),
                new TreeSet<>(who.skills().topics()),
                new TreeSet<>(who.teams()),
                hand.load(),
                who.skills().most());
    }

    /** Everybody. */
    @Schema(name = "Team")
    record Team(List<Person> items) {}

    /**
     * Somebody who works cases.
     *
     * @param state here, away, or idle for who has done nothing for a while
     * @param inHand cases that are theirs to answer
     * @param most how many they hold at once
     */
    @Schema(name = "Colleague")
    record Person(
            String name,
            String state,
            @Nullable Instant backAt,
            Set<String> languages,
            Set<String> platforms,
            Set<String> brands,
            Set<String> topics,
            Set<String> teams,
            int inHand,
            int most) {}

    /** Whether one is here; the time to come back is ISO-8601 with a zone. */
    record Wish(@Nullable String state, @Nullable String backAt) {}
}
