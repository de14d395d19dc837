package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.earshot.admin.Audit;
import org.earshot.listen.SourceHealth;
import org.earshot.listen.Sources;
import org.earshot.respond.Repliers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows how sources do, and polls, pauses and resumes them; for admins. */
@Tag(name = "Sources")
@RestController
class SourcesController {
    private final Sources sources;
    private final Repliers repliers;
    private final Audit audit;

    SourcesController(Sources sources, Repliers repliers, Audit audit) {
        this.sources = sources;
        this.repliers = repliers;
        this.audit = audit;
    }

    @Operation(summary = "All sources with health, cursor, budget, last error and the account that answers")
    @ApiResponse(responseCode = "200", description = "The sources")
    @GetMapping("/api/v1/sources")
    SourceList list() {
        return new SourceList(sources.all().stream().map(this::shown).toList());
    }

    @Operation(summary = "Polls a source now and answers when that is done; a paused one is left alone")
    @ApiResponse(responseCode = "200", description = "The source as it is now")
    @ApiResponse(responseCode = "404", description = "There is no such source")
    @PostMapping("/api/v1/sources/{id}/poll")
    SourceJson poll(@PathVariable String id, Principal who) {
        SourceHealth source = need(id);
        audit.note(who.getName(), "source.poll", source.id());
        sources.pollNow(source.id());
        return shown(need(id));
    }

    @Operation(summary = "Stops polling a source until it is resumed")
    @ApiResponse(responseCode = "200", description = "It is paused")
    @ApiResponse(responseCode = "404", description = "There is no such source")
    @PostMapping("/api/v1/sources/{id}/pause")
    SourceJson pause(@PathVariable String id, Principal who) {
        SourceHealth source = need(id);
        sources.pause(source.id());
        audit.note(who.getName(), "source.pause", source.id());
        return shown(need(id));
    }

    @Operation(summary = "Polls a paused or stopped source again")
    @ApiResponse(responseCode = "200", description = "It is polled again")
    @ApiResponse(responseCode = "404", description = "There is no such source")
    @PostMapping("/api/v1/sources/{id}/resume")
    SourceJson resume(@PathVariable String id, Principal who) {
        SourceHealth source = need(id);
        sources.resume(source.id());
        audit.note(who.getName(), "source.resume", source.id());
        return shown(need(id));
    }

    private SourceJson shown(SourceHealth health) {
        return SourceJson.of(health, repliers.answersAs(health.id()).orElse(null));
    }

    private SourceHealth need(String id) {
        return sources.find(id).orElseThrow(() -> Refusals.notFound("such source"));
    }

    /**
     * All sources.
     *
     * @param items in the order of their files
     */
    @Schema(name = "Sources")
    record SourceList(List<SourceJson> items) {}
}
