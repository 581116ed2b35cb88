type Hidden distinct error;

public type Open distinct error;

public isolated function hidden() returns error => error Hidden("");
