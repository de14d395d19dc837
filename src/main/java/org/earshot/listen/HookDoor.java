package org.earshot.listen;

/** Brings a delivery to the route of its source; where that route does not run there is no such address. */
public interface HookDoor {
    /** What to answer; a delivery that was taken is stored for good by then. */
    HookAnswer knock(Knock knock);
}
