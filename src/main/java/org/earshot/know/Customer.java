package org.earshot.know;

import java.util.List;

/**
 * The person behind one or more handles.
 *
 * @param id the smallest id of the handles; every one of their ids leads here
 * @param handles in the order of their ids
 * @param links those that make them one, with those that were undone
 */
public record Customer(long id, List<Handle> handles, List<Link> links) {
    /** Copies its lists. */
    public Customer {
        handles = List.copyOf(handles);
        links = List.copyOf(links);
    }

    /** The ids of its handles. */
    public List<Long> ids() {
        return handles.stream().map(Handle::id).toList();
    }

    /** True where nothing is left of who it was. */
    public boolean erased() {
        return handles.stream().allMatch(handle -> handle.erasedAt() != null);
    }
}
