package io.puente.simulator.page;

/**
 * The colours by which people tell the simulators apart, each as CSS writes it.
 *
 * @param sent behind a message of the business
 */
public record Palette(String accent, String link, String sent, Tone tone) {

    /** The greys. */
    public enum Tone {
        COOL("#f3f4f7", "#16202e", "#e4e7ec", "#eef0f3", "#556666", "#eef1f4", "#5a6672", "#777788"),
        WARM("#f4f3f1", "#231f1c", "#e7e4e0", "#f0eeeb", "#666655", "#f0eeeb", "#6a645c", "#888877");

        private final String paper;
        private final String ink;
        private final String line;
        private final String faintLine;
        private final String label;
        private final String received;
        private final String small;
        private final String none;

        Tone(
                String paper,
                String ink,
                String line,
                String faintLine,
                String label,
                String received,
                String small,
                String none) {
            this.paper = paper;
            this.ink = ink;
            this.line = line;
            this.faintLine = faintLine;
            this.label = label;
            this.received = received;
            this.small = small;
            this.none = none;
        }
    }

    /** As CSS variables. */
    String css() {
        return ":root{--accent:" + accent + ";--link:" + link + ";--sent:" + sent + ";--paper:" + tone.paper + ";--ink:"
                + tone.ink + ";--line:" + tone.line + ";--faint:" + tone.faintLine + ";--label:" + tone.label
                + ";--received:" + tone.received + ";--small:" + tone.small + ";--none:" + tone.none + "}\n";
    }
}
