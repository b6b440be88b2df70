import { Module } from '@nestjs/common';
import { ExactFiguresController } from './exact-figures.controller.ts';
import { FiguresController } from './figures.controller.ts';

@Module({ controllers: [ExactFiguresController, FiguresController] })
export class FiguresModule {}
