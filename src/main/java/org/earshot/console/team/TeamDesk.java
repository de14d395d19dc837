package org.earshot.console.team;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.earshot.configure.Live;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Wording;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.share.Colleague;
import org.earshot.share.Colleagues;
import org.earshot.share.Hand;
import org.earshot.share.Presence;
import org.earshot.share.Skills;
import org.earshot.share.Team;
import org.earshot.share.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the team with what everybody can take. */
@Component
class TeamDesk {
    private static final List<String> USUAL = List.of("en", "es", "pl");

    private final Colleagues colleagues;
    private final Teams teams;
    private final Live<BrandBook> brands;
    private final Live<SourceBook> sources;
    private final Wording wording;

    TeamDesk(Colleagues colleagues, Teams teams, Live<BrandBook> brands, Live<SourceBook> sources, Wording wording) {
        this.colleagues = colleagues;
        this.teams = teams;
        this.brands = brands;
        this.sources = sources;
        this.wording = wording;
    }

    /** Everybody, by name. */
    List<Row> people() {
        List<Team> known = teams.all();
        return colleagues.hands().stream().map(hand -> row(hand, known)).toList();
    }

    private Row row(Hand hand, List<Team> known) {
        Colleague who = hand.who();
        Skills skills = who.skills();
        return new Row(
                who.name(),
                colleagues.state(who).name().toLowerCase(Locale.ROOT),
                back(who),
                named(skills.languages(), wording::language),
                named(skills.platforms(), wording::platform),
                named(skills.brands(), wording::brand),
                new TreeSet<>(skills.topics())
                        .stream()
                                .map(topic -> wording.sayOr("intent." + topic, topic))
                                .toList(),
                known.stream()
                        .filter(team -> who.teams().contains(team.id()))
                        .map(Team::name)
                        .toList(),
                hand.load(),
                skills.most());
    }

    private @Nullable Moment back(Colleague who) {
        Instant back = who.presence().backAt();
        boolean away = colleagues.state(who) == Presence.State.AWAY;
        return away && back != null ? wording.coming(back, wording.zone()) : null;
    }

    private static List<String> named(Collection<String> words, UnaryOperator<String> name) {
        return words.stream().map(name).sorted().toList();
    }

    /** The teams with how much is with each. */
    List<TeamRow> teams() {
        Map<String, Long> counts = teams.counts();
        return teams.all().stream()
                .map(team -> new TeamRow(team.id(), team.name(), counts.getOrDefault(team.id(), 0L)))
                .toList();
    }

    /** What can be said of somebody. */
    Form form(String name) {
        Colleague who = colleagues.find(name);
        Skills skills = who.skills();
        Set<String> languages = new TreeSet<>(USUAL);
        languages.addAll(brands.get().languages());
        Set<String> platforms = new TreeSet<>();
        sources.get().all().stream().map(Source::platform).forEach(platforms::add);
        return new Form(
                name,
                ticks(languages, skills.languages(), wording::language),
                ticks(platforms, skills.platforms(), wording::platform),
                ticks(brands.get().all().stream().map(Brand::id).toList(), skills.brands(), wording::brand),
                teams.all().stream()
                        .map(team ->
                                new Tick(team.id(), team.name(), who.teams().contains(team.id())))
                        .toList(),
                String.join(", ", new TreeSet<>(skills.topics())),
                skills.most());
    }

    private static List<Tick> ticks(Collection<String> known, Set<String> chosen, UnaryOperator<String> name) {
        Set<String> all = new TreeSet<>(known);
        all.addAll(chosen);
        return new ArrayList<>(all)
                .stream()
                        .map(word -> new Tick(word, name.apply(word), chosen.contains(word)))
                        .toList();
    }

    /**
     * Somebody on the page of the team.
     *
     * @param back when they come back, null where that is not known or they are here
     */
    record Row(
            String name,
            String state,
            @Nullable Moment back,
            List<String> languages,
            List<String> platforms,
            List<String> brands,
            List<String> topics,
            List<String> teams,
            int load,
            int most) {}

    /** A team with how many cases are with it. */
    record TeamRow(String id, String name, long count) {}

    /** What a supervisor may say of somebody. */
    record Form(
            String name,
            List<Tick> languages,
            List<Tick> platforms,
            List<Tick> brands,
            List<Tick> teams,
            String topics,
            int most) {}

    /** Something to choose. */
    record Tick(String word, String name, boolean on) {}
}
