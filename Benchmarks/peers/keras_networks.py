"""The lecture's networks in tf.Keras, compiled as the lecture does it."""


def lecture(keras):
    conv, pool = keras.layers.Conv2D, keras.layers.MaxPooling2D
    return [
        conv(8, 3, activation="relu", name="conv1"),
        pool(2),
        conv(4, 3, activation="relu", name="conv2"),
        pool(2),
        keras.layers.Flatten(),
        keras.layers.Dense(10, activation="softmax"),
    ]


def lecture_deep(keras):
    def block(filters, name):
        return [
            keras.layers.Conv2D(filters, 5, activation="relu", name=name),
            keras.layers.Conv2D(filters, 3, activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Dropout(0.2),
        ]

    head = [
        keras.layers.Flatten(),
        keras.layers.Dense(128, activation="relu"),
        keras.layers.Dropout(0.2),
        keras.layers.Dense(10, activation="softmax"),
    ]
    return block(64, "conv1") + block(128, "conv2") + head


def compiled(keras, name):
    layers = {"lecture": lecture, "lecture-deep": lecture_deep}[name](keras)
    model = keras.Sequential([keras.Input((28, 28, 1)), *layers])
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
