import ballerina/io;
import ballerina/time;

# A parameter of a query that says of which SQL type it is.
public type TypedValue object {
    # The value
    public anydata|object {}|anydata[]|object {}[]? value;
};

type DateTimeType time:Utc|time:Civil|time:Date|time:TimeOfDay|time:Civil[]|time:TimeOfDay[];

type ArrayValueType string?[]|int?[]|boolean?[]|float?[]|decimal?[]|byte[]?[];

# A parameter of SQL type VARCHAR.
public distinct class VarcharValue {
    *TypedValue;
    # The value
    public string? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type NVARCHAR.
public distinct class NVarcharValue {
    *TypedValue;
    # The value
    public string? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type CHAR.
public distinct class CharValue {
    *TypedValue;
    # The value
    public string? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type NCHAR.
public distinct class NCharValue {
    *TypedValue;
    # The value
    public string? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type TEXT.
public distinct class TextValue {
    *TypedValue;
    # The value
    public io:ReadableCharacterChannel|string? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(io:ReadableCharacterChannel|string? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type CLOB.
public distinct class ClobValue {
    *TypedValue;
    # The value
    public io:ReadableCharacterChannel|string? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(io:ReadableCharacterChannel|string? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type NCLOB.
public distinct class NClobValue {
    *TypedValue;
    # The value
    public io:ReadableCharacterChannel|string? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(io:ReadableCharacterChannel|string? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type SMALLINT.
public distinct class SmallIntValue {
    *TypedValue;
    # The value
    public int? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type INTEGER.
public distinct class IntegerValue {
    *TypedValue;
    # The value
    public int? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type BIGINT.
public distinct class BigIntValue {
    *TypedValue;
    # The value
    public int? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type NUMERIC.
public distinct class NumericValue {
    *TypedValue;
    # The value
    public int|float|decimal? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int|float|decimal? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type DECIMAL.
public distinct class DecimalValue {
    *TypedValue;
    # The value
    public int|decimal? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int|decimal? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type REAL.
public distinct class RealValue {
    *TypedValue;
    # The value
    public int|float|decimal? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int|float|decimal? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type FLOAT.
public distinct class FloatValue {
    *TypedValue;
    # The value
    public int|float? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int|float? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type DOUBLE.
public distinct class DoubleValue {
    *TypedValue;
    # The value
    public int|float|decimal? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(int|float|decimal? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type BIT.
public distinct class BitValue {
    *TypedValue;
    # The value
    public boolean|int? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(boolean|int? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type BOOLEAN.
public distinct class BooleanValue {
    *TypedValue;
    # The value
    public boolean? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(boolean? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type BINARY.
public distinct class BinaryValue {
    *TypedValue;
    # The value
    public byte[]|io:ReadableByteChannel? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(byte[]|io:ReadableByteChannel? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type VARBINARY.
public distinct class VarBinaryValue {
    *TypedValue;
    # The value
    public byte[]|io:ReadableByteChannel? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(byte[]|io:ReadableByteChannel? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type BLOB.
public distinct class BlobValue {
    *TypedValue;
    # The value
    public byte[]|io:ReadableByteChannel? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(byte[]|io:ReadableByteChannel? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type DATE.
public distinct class DateValue {
    *TypedValue;
    # The value
    public string|time:Date? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string|time:Date? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type TIME.
public distinct class TimeValue {
    *TypedValue;
    # The value
    public string|time:TimeOfDay? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string|time:TimeOfDay? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type DATETIME.
public distinct class DateTimeValue {
    *TypedValue;
    # The value
    public string|time:Civil? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string|time:Civil? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type TIMESTAMP.
public distinct class TimestampValue {
    *TypedValue;
    # The value
    public string|time:Utc? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(string|time:Utc? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type REF.
public distinct class RefValue {
    *TypedValue;
    # The value
    public record {}? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(record {}? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type STRUCT.
public distinct class StructValue {
    *TypedValue;
    # The value
    public record {}? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(record {}? value = ()) {
        self.value = value;
    }
}

# A parameter of SQL type ROW.
public distinct class RowValue {
    *TypedValue;
    # The value
    public byte[]? value;

    # Makes a parameter.
    #
    # + value - The value
    public isolated function init(byte[]? value = ()) {
        self.value = value;
    }
}
