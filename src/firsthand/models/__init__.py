"""Small trained models: weights as package data, read with NumPy, SentencePiece and ONNX Runtime."""
