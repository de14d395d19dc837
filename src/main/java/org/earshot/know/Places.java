package org.earshot.know;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The places of this package that hold something about a customer. */
@Component
record Places(
        HandleTable handles, LinkTable links, CustomerNoteTable notes, BlockTable blocks, CustomerCaseTable pasts) {
    private static final int ALL = 1_000_000;

    List<PastCase> cases(Handle handle) {
        return pasts.newest(handle, ALL);
    }

    List<Long> mentions(long caseId) {
        return pasts.mentions(caseId);
    }

    void erase(Handle handle, String who, Instant now) {
        links.erase(handle.id());
        notes.erase(handle.id());
        blocks.erase(handle.id(), who, now);
        handles.erase(handle.id(), now);
    }
}
