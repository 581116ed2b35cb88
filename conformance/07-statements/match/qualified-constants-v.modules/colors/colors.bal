public const RED = "red";

public enum Shade {
    DARK = "dark"
}
