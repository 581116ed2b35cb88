public final string name = "shop";
