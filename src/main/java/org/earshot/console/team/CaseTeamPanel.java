package org.earshot.console.team;

import java.util.List;
import java.util.Optional;
import org.earshot.console.pages.CasePanel;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.Wording;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.share.Choice;
import org.earshot.share.Handover;
import org.earshot.share.SharingOut;
import org.earshot.share.Team;
import org.earshot.share.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Beside a case: which team it is with, why nobody has been given it, and the form that hands it over. */
@Component
@Order(60)
class CaseTeamPanel implements CasePanel {
    private final Teams teams;
    private final SharingOut sharing;
    private final Wording wording;

    CaseTeamPanel(Teams teams, SharingOut sharing, Wording wording) {
        this.teams = teams;
        this.sharing = sharing;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "case-team";
    }

    @Override
    public Place place() {
        return Place.DEEDS;
    }

    @Override
    public Optional<?> show(Case item, Staff reader) {
        List<Team> known = teams.all();
        boolean done = item.state() == CaseState.RESOLVED || item.state() == CaseState.DISMISSED;
        boolean may = item.assignee() == null || item.assignee().equals(reader.name()) || reader.supervisor();
        View view = new View(
                item.id(),
                teams.of(item.id()).map(handed -> with(handed, item)).orElse(null),
                done ? null : lack(item).orElse(null),
                done || !may ? List.of() : known);
        return view.handed() == null && view.lack() == null && view.teams().isEmpty()
                ? Optional.empty()
                : Optional.of(view);
    }

    private With with(Handover handed, Case item) {
        return new With(
                teams.find(handed.team()).name(),
                handed.by(),
                handed.note(),
                wording.past(handed.at(), wording.zone(item.brand())));
    }

    private Optional<String> lack(Case item) {
        return sharing.look(item)
                .flatMap(choice -> choice instanceof Choice.Nobody nobody ? Optional.of(nobody) : Optional.empty())
                .map(this::words);
    }

    private String words(Choice.Nobody nobody) {
        String key = "team.lack." + nobody.lack().word();
        return switch (nobody.lack()) {
            case LANGUAGE -> wording.say(key, wording.language(nobody.what()));
            case PLATFORM -> wording.say(key, wording.platform(nobody.what()));
            case BRAND -> wording.say(key, wording.brand(nobody.what()));
            case TEAM -> wording.say(key, teams.find(nobody.what()).name());
            case WITHHELD, HERE, DECLINED, ROOM, ABUSE -> wording.say(key);
        };
    }

    /**
     * What the panel writes.
     *
     * @param handed how the case came to its team, null where it is with none
     * @param lack why nobody was given it, null where that is not so
     * @param teams to which it can be handed by who looks
     */
    record View(long id, @Nullable With handed, @Nullable String lack, List<Team> teams) {}

    /** A team with who handed the case to it, and why. */
    record With(String team, String by, String note, Moment at) {}
}
